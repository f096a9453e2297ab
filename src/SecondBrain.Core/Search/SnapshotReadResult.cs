namespace SecondBrain.Core.Search;

/// <summary>What reading a snapshot came to. After anything but <see cref="Loaded"/> the index has to be built from the notes.</summary>
public abstract record SnapshotReadResult
{
    private SnapshotReadResult()
    {
    }

    public sealed record Loaded(BrainIndex Index, string Cursor) : SnapshotReadResult;

    /// <param name="Reason">One sentence for a log or a user; holds no note text.</param>
    public sealed record Damaged(string Reason) : SnapshotReadResult;

    public sealed record OtherVersion(int Version) : SnapshotReadResult;
}
