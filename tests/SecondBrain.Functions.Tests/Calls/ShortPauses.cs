namespace SecondBrain.Functions.Tests.Calls;

/// <summary>The system's clock, but a pipe's pauses between its attempts, of which there are ten, are over at once.</summary>
internal sealed class ShortPauses : TimeProvider
{
    private static readonly HashSet<TimeSpan> Pauses = [.. Enumerable.Range(2, 5).Select(n => TimeSpan.FromMilliseconds(100 << n))];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Pauses.Contains(dueTime) ? TimeSpan.Zero : dueTime, period);
}
