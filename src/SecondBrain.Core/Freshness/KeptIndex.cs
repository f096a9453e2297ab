namespace SecondBrain.Core.Freshness;

/// <summary>An index that a process keeps, and when it was last asked.</summary>
internal sealed class KeptIndex(FreshIndex index)
{
    private long _asked;

    public FreshIndex Index { get; } = index;

    public DateTimeOffset AskedAt => new(Volatile.Read(ref _asked), TimeSpan.Zero);

    public FreshIndex Ask(DateTimeOffset now)
    {
        Volatile.Write(ref _asked, now.UtcTicks);
        return Index;
    }
}
