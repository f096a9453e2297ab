using SecondBrain.Core.Identity;
using SecondBrain.Core.Ingestion;

namespace SecondBrain.Core.Capture;

/// <summary>Hands captures to the workflow again.</summary>
public sealed class CaptureRedrive(ICaptureStore captures, TimeProvider clock)
{
    /// <summary>A failed capture, because its owner asks.</summary>
    /// <returns>Null when there is no such capture; its receipt as it is now otherwise.</returns>
    public async Task<(bool Redriven, Receipt Receipt)?> RetryAsync(BrainId brain, CaptureId id, CancellationToken cancellationToken)
    {
        var redriven = await captures.RedriveAsync(brain, id, force: false, cancellationToken);
        return await captures.FindAsync(brain, id, cancellationToken) is { } receipt ? (redriven, receipt) : null;
    }

    /// <summary>Captures that were stored longer ago than an execution can take, and that none has finished.</summary>
    /// <param name="age">0 when no execution can be running, as after a restart of the local host.</param>
    /// <returns>How many were handed over.</returns>
    public async Task<int> SweepAsync(TimeSpan? age, CancellationToken cancellationToken)
    {
        var count = 0;
        var pending = new List<(BrainId Brain, CaptureId Id)>();
        await foreach (var capture in captures.PendingAsync(clock.GetUtcNow() - (age ?? CaptureClaim.Lease), cancellationToken))
        {
            pending.Add(capture);
        }

        foreach (var (brain, id) in pending)
        {
            count += await captures.RedriveAsync(brain, id, force: true, cancellationToken) ? 1 : 0;
        }

        return count;
    }
}
