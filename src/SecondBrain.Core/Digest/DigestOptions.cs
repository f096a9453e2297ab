namespace SecondBrain.Core.Digest;

/// <summary>From when on something is worth pointing out.</summary>
public sealed record DigestOptions
{
    public static DigestOptions Default { get; } = new();

    /// <summary>Findings of one kind in one digest.</summary>
    public int MostOfAKind { get; init; } = 5;

    /// <summary>Days without a change after which a seed is stale.</summary>
    public int StaleAfterDays { get; init; } = 30;

    /// <summary>Days for which a new note may stay without a link.</summary>
    public int OrphanAfterDays { get; init; } = 1;

    /// <summary>The cosine of two notes from which on a link between them is missed.</summary>
    public double Similar { get; init; } = 0.8;

    /// <summary>Notes that link to a seed from which on it could be growing.</summary>
    public int GrowingFrom { get; init; } = 3;

    /// <summary>Notes that link to a growing note from which on it could be evergreen.</summary>
    public int EvergreenFrom { get; init; } = 8;

    /// <summary>Notes that use a tag from which on it deserves a note.</summary>
    public int TaggedFrom { get; init; } = 4;

    /// <summary>Notes that link to a name from which on it deserves a note.</summary>
    public int WantedFrom { get; init; } = 2;
}
