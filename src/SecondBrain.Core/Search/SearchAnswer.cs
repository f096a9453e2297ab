namespace SecondBrain.Core.Search;

/// <param name="Hits">Best first; equal scores by note id.</param>
/// <param name="Total">How many notes match in all, before offset and limit.</param>
public sealed record SearchAnswer(IReadOnlyList<SearchHit> Hits, int Total)
{
    public static readonly SearchAnswer Empty = new([], 0);

    /// <summary>Not null when an operator of the query has no usable value: then nothing was looked for.</summary>
    public BadQuery? Refused { get; init; }
}
