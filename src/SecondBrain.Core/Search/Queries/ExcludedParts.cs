namespace SecondBrain.Core.Search.Queries;

/// <summary>What a minus stands before.</summary>
internal sealed record ExcludedParts(IReadOnlyList<QueryPhrase> Phrases, IReadOnlyList<QueryPrefix> Prefixes)
{
    public static readonly ExcludedParts None = new([], []);

    public int Count => Phrases.Count + Prefixes.Count;
}
