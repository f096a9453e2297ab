namespace SecondBrain.Core.Chunking;

/// <summary>Lengths of chunks, in UTF-16 code units.</summary>
public sealed record ChunkingOptions
{
    public static readonly ChunkingOptions Default = new();

    /// <summary>What a long section is cut into, about. Default 600: the local model reads about 90 words of a chunk.</summary>
    public int TargetLength { get; init; } = 600;

    /// <summary>No chunk is longer; a section up to this length stays whole. Default 900.</summary>
    public int MaximumLength { get; init; } = 900;

    /// <summary>A section shorter than this takes in the one after it, so that a heading over one line is not a chunk of its own. Default 150.</summary>
    public int MinimumLength { get; init; } = 150;

    /// <exception cref="ArgumentException">Not 0 ≤ minimum ≤ target ≤ maximum, or a maximum under 2.</exception>
    internal void Validate(string parameter)
    {
        if (MinimumLength < 0 || TargetLength < MinimumLength || MaximumLength < TargetLength || TargetLength < 1 || MaximumLength < 2)
        {
            throw new ArgumentException($"Chunk lengths must be 0 <= minimum <= target <= maximum, maximum at least 2; they are {MinimumLength}, {TargetLength}, {MaximumLength}.", parameter);
        }
    }
}
