namespace SecondBrain.Core.Storage;

/// <summary>What became of a write.</summary>
public abstract record BlobWrite
{
    private BlobWrite()
    {
    }

    /// <param name="ETag">Of the bytes that were written.</param>
    public sealed record Written(string ETag) : BlobWrite;

    /// <summary>The condition did not hold, and nothing was written: read again and decide.</summary>
    public sealed record Conflict : BlobWrite;
}
