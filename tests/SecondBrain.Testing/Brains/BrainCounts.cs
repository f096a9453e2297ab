namespace SecondBrain.Testing.Brains;

/// <summary>What was read of a <see cref="MemoryBrain"/>.</summary>
/// <param name="Notes">Notes read with their chunks.</param>
/// <param name="Pages">Pages of the list.</param>
/// <param name="FeedReads">Times that the change feed was asked.</param>
/// <param name="Changes">Changes that it answered.</param>
public readonly record struct BrainCounts(int Notes, int Pages, int FeedReads, int Changes)
{
    public BrainCounts Since(BrainCounts before) => new(Notes - before.Notes, Pages - before.Pages, FeedReads - before.FeedReads, Changes - before.Changes);
}
