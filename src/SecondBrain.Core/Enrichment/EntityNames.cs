namespace SecondBrain.Core.Enrichment;

/// <summary>Names in a text: runs of capitalised words inside a sentence, and titles of other notes.</summary>
internal static class EntityNames
{
    private const int MaxEntities = 10;

    /// <param name="known">Titles that the text has.</param>
    public static IReadOnlyList<string> Of(string text, IReadOnlyList<TextWord> words, IEnumerable<string> known) =>
    [
        .. known.Concat(Capitalised(text, words)
                .GroupBy(name => name, StringComparer.Ordinal)
                .OrderByDescending(group => group.Count())
                .Select(group => group.Key))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MaxEntities),
    ];

    private static IEnumerable<string> Capitalised(string text, IReadOnlyList<TextWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var first = i;
            while (i < words.Count && char.IsUpper(text[words[i].Span.Start]) && (i == first || !words[i].Starts))
            {
                i++;
            }

            // one capitalised word at the start of a sentence is any word
            if (i - first > 1 || (i - first == 1 && !words[first].Starts && words[first].Span.Length > 1))
            {
                yield return text[words[first].Span.Start..words[i - 1].Span.End];
            }

            i = i > first ? i - 1 : i;
        }
    }
}
