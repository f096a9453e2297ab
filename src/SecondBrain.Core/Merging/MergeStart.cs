namespace SecondBrain.Core.Merging;

/// <summary>What asking for a merge came to.</summary>
public abstract record MergeStart
{
    private MergeStart()
    {
    }

    /// <param name="Execution">The execution that does it, or has done it.</param>
    public sealed record Started(string Execution) : MergeStart;

    public sealed record NoSuchNote(string Id) : MergeStart;

    /// <summary>Another workflow holds the note, or it has been merged into another one.</summary>
    public sealed record Frozen(string Id) : MergeStart;

    public sealed record WithItself : MergeStart;
}
