namespace SecondBrain.Core.Storage;

/// <summary>What must hold for a write to happen.</summary>
public abstract record BlobCondition
{
    private BlobCondition()
    {
    }

    /// <summary>Nothing: the last writer wins.</summary>
    public static BlobCondition None { get; } = new Always();

    /// <summary>There is no blob under the key.</summary>
    public static BlobCondition IfAbsent { get; } = new Absent();

    /// <summary>The blob is there and is still the one that was read.</summary>
    public static BlobCondition IfMatch(string eTag) => new Match(eTag);

    public sealed record Always : BlobCondition;

    public sealed record Absent : BlobCondition;

    public sealed record Match(string ETag) : BlobCondition;
}
