using SecondBrain.Core.Markdown;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Enrichment;

/// <summary>Enrichment by rules, for a brain without a language model. The same note and vocabulary give the same draft.</summary>
internal static class DeterministicEnricher
{
    /// <summary>So that the reviews of a new brain stay few.</summary>
    private const int MaxLinks = 3;

    private const int MaxTags = 5;
    private const int MaxPhrases = 5;

    public static EnrichmentDraft Enrich(Note note, string excerpt, ParsedNote parsed, IReadOnlyList<KnownNote> targets, IReadOnlyList<string> tags)
    {
        var body = new TextSpan(Math.Min(parsed.Body.Start, excerpt.Length), Math.Min(parsed.Body.End, excerpt.Length));
        var words = TextWords.Of(excerpt, body);
        var language = Language(note, excerpt);
        var phrases = TextWords.Phrases(words, [.. parsed.Links.Select(link => link.Span)]);
        var keyPhrases = new KeyPhrases(words, language == "es" ? StopWords.Spanish : StopWords.English);
        var mentions = UnlinkedMentions.Find(excerpt, phrases, targets).ToList();
        return new EnrichmentDraft(
            Title: null,
            ExtractiveSummary.Of(excerpt, body, keyPhrases),
            Tags(note, tags, phrases),
            language,
            [.. EntityNames.Of(excerpt, words, mentions.Select(link => link.Target))],
            [.. mentions.Take(MaxLinks)])
        {
            KeyPhrases = keyPhrases.Best(excerpt, MaxPhrases),
        };
    }

    /// <summary>Tags that the brain has already, that the text names and the note does not carry.</summary>
    private static List<string> Tags(Note note, IReadOnlyList<string> tags, Dictionary<string, TextSpan> phrases) =>
    [
        .. tags
            .Where(tag => !note.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase))
            .Where(tag => TextWords.Key(tag[(tag.LastIndexOf('/') + 1)..]) is { Length: > 2 } key && phrases.ContainsKey(key))
            .Take(MaxTags),
    ];

    private static string? Language(Note note, string text) => note.Language ?? LanguageGuess.Of(Tokenizer.Tokenize(text)) switch
    {
        NoteLanguage.English => "en",
        NoteLanguage.Spanish => "es",
        _ => null,
    };
}
