using System.Buffers;

namespace SecondBrain.Core.Search.Queries;

/// <summary>A language as a query names it.</summary>
public static class QueryLanguage
{
    private static readonly SearchValues<char> InTags = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <param name="value">A BCP 47 tag, or the name of English or Spanish.</param>
    /// <returns>A tag in lower case; null for what cannot be one.</returns>
    public static string? Tag(string value) => value.Trim().ToLowerInvariant() switch
    {
        "english" => "en",
        "spanish" or "español" => "es",
        { Length: <= 35 } tag when tag.Split('-', '_')[0] is { Length: 2 or 3 } primary && primary.All(char.IsAsciiLetterLower) && !tag.AsSpan().ContainsAnyExcept(InTags)
            => tag.Replace('_', '-'),
        _ => null,
    };
}
