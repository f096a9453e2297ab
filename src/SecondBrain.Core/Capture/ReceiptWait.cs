
namespace SecondBrain.Core.Capture;

/// <summary>Waits until a capture is searchable or has failed.</summary>
public sealed class ReceiptWait(ICaptureStore captures, TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    /// <returns>The receipt as it was last read; not searchable when the time ran out.</returns>
    public async Task<Receipt> UntilSearchableAsync(Receipt receipt, TimeSpan patience, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + patience;
        for (var pause = FirstPause; receipt is { Searchable: null, IsFinal: false } && clock.GetUtcNow() < until; pause = Longer(pause))
        {
            await Task.Delay(pause, clock, cancellationToken);
            receipt = await captures.FindAsync(receipt.Brain, receipt.Id, cancellationToken) ?? receipt;
        }

        return receipt;
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause;
}
