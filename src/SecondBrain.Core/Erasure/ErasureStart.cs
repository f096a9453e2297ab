namespace SecondBrain.Core.Erasure;

/// <summary>What asking for an erasure came to.</summary>
public abstract record ErasureStart
{
    private ErasureStart()
    {
    }

    /// <param name="Execution">The execution that does it, or has done it.</param>
    public sealed record Started(string Execution) : ErasureStart;

    public sealed record NoSuchNote : ErasureStart;

    /// <summary>The note was merged: its words belong to another note now.</summary>
    public sealed record Merged(string Into) : ErasureStart;
}
