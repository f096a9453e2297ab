using SecondBrain.Core.Search;

namespace SecondBrain.Core.Freshness;

/// <summary>What reading an index's snapshot came to. After anything but <see cref="Loaded"/> the index is built from the notes.</summary>
public abstract record StoredSnapshot
{
    private StoredSnapshot()
    {
    }

    /// <summary>There is no snapshot.</summary>
    public sealed record Missing : StoredSnapshot;

    /// <param name="Position">How far it has followed the change feed.</param>
    public sealed record Loaded(string Version, BrainIndex Index, DateTimeOffset Position) : StoredSnapshot;

    /// <param name="Version">Empty when the manifest itself cannot be read.</param>
    /// <param name="Reason">One sentence for a log; holds no note text.</param>
    public sealed record Unusable(string Version, string Reason) : StoredSnapshot;
}
