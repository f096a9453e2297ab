namespace SecondBrain.Core.Chunking;

/// <summary>Lengths of chunks, in UTF-16 code units.</summary>
public sealed record ChunkingOptions
{
    public static readonly ChunkingOptions Default = new();

    /// <summary>What a long section is cut into, about. Default 1,000.</summary>
    public int TargetLength { get; init; } = 1000;

    /// <summary>No chunk is longer; a section up to this length stays whole. Default 1,500.</summary>
    public int MaximumLength { get; init; } = 1500;

    /// <summary>A section shorter than this takes in the one after it, so that a heading over one line is not a chunk of its own. Default 200.</summary>
    public int MinimumLength { get; init; } = 200;

    /// <exception cref="ArgumentException">Not 0 ≤ minimum ≤ target ≤ maximum, or a maximum under 2.</exception>
    internal void Validate(string parameter)
    {
        if (MinimumLength < 0 || TargetLength < MinimumLength || MaximumLength < TargetLength || TargetLength < 1 || MaximumLength < 2)
        {
            throw new ArgumentException($"Chunk lengths must be 0 <= minimum <= target <= maximum, maximum at least 2; they are {MinimumLength}, {TargetLength}, {MaximumLength}.", parameter);
        }
    }
}
