namespace SecondBrain.Core.Search;

/// <summary>A question to the index. A filter that is null lets every note pass; filters compare without regard to case.</summary>
/// <param name="Query">Words in any language; every one may be missing from a hit.</param>
/// <param name="Limit">1 to 1,000.</param>
/// <param name="Offset">0 or more. Hits past <see cref="SearchAnswer.Total"/> are empty, not an error.</param>
/// <param name="Tag">Without <c>#</c>; also matches the tags nested in it (<c>a</c> matches <c>a/b</c>).</param>
public sealed record SearchRequest(
    string Query,
    int Limit = 10,
    int Offset = 0,
    string? Type = null,
    string? Status = null,
    string? Tag = null,
    string? Visibility = null)
{
    public const int MaximumLimit = 1000;
}
