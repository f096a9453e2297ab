using SecondBrain.Core.Capture;
using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Ingestion;

/// <summary>First step: takes a captured note for one execution of the workflow.</summary>
public sealed class CaptureClaim(ICaptureStore captures, TimeProvider clock)
{
    public const string StepName = "claim";

    /// <summary>Longer than an Express execution can run (5 minutes).</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(6);

    /// <summary>False when another execution has the capture, or it is done.</summary>
    public Task<bool> RunAsync(BrainId brain, CaptureId capture, string execution, int retries, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return captures.ClaimAsync(brain, capture, execution, now - Lease, new ReceiptStep(StepName, now, retries), cancellationToken);
    }
}
