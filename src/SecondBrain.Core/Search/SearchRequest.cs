namespace SecondBrain.Core.Search;

/// <summary>A question to the index. A filter that is null lets every note pass; filters compare without regard to case.</summary>
/// <param name="Query">
/// Words in any language; every one may be missing from a hit. Operators: <c>"a phrase"</c> must be there, <c>-word</c> and <c>-"a phrase"</c>
/// must not, <c>word*</c> finds what begins so, <c>tag:x</c>, <c>type:x</c>, <c>status:x</c>, <c>lang:es</c>, <c>before:2026-01-31</c> and
/// <c>after:2026-01</c> (or a year) filter; a minus before one of them turns it around.
/// </param>
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

    /// <summary>A BCP 47 tag; <c>es</c> also matches <c>es-MX</c>. A note without a tag has the language that its text was taken to be in.</summary>
    public string? Language { get; init; }

    /// <summary>The note was made before this moment.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>The note was made at this moment or later.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>The query is a text to look for as it is, such as a note's own: quotes, minus signs and colons in it mean nothing.</summary>
    public bool IsText { get; init; }

    /// <summary>Only trusted notes are there: what assistants wrote or what came from the web is not looked at, counted, followed or quoted.</summary>
    /// <remarks>A matter of which index is asked: <see cref="BrainIndex.Search"/> itself does not look at it.</remarks>
    public bool TrustedOnly { get; init; }
}
