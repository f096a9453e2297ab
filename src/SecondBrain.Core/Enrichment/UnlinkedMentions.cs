using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Enrichment;

/// <summary>Names of other notes that a text has without linking them.</summary>
internal static class UnlinkedMentions
{
    private const double LongName = 0.95;
    private const double ShortName = 0.85;
    private const double OtherSpelling = 0.7;
    private const double OneWord = 0.6;
    private const int ShortestWord = 5;

    /// <summary>Best first. The confidence is a rule: three words spelt as in the title leave little doubt, one capitalised word much.</summary>
    public static IEnumerable<DraftLink> Find(string text, IReadOnlyDictionary<string, TextSpan> phrases, IEnumerable<KnownNote> notes) => notes
        .Select(note => note.Names.Select(name => Mention(text, phrases, note, name)).OfType<DraftLink>().MaxBy(link => link.Confidence))
        .OfType<DraftLink>()
        .OrderByDescending(link => link.Confidence).ThenBy(link => link.Found!.Value.Start);

    private static DraftLink? Mention(string text, IReadOnlyDictionary<string, TextSpan> phrases, KnownNote note, string name)
    {
        var key = TextWords.Key(name);
        if (key.Length == 0 || !phrases.TryGetValue(key, out var span))
        {
            return null;
        }

        var written = span.Of(text);
        var exact = written.SequenceEqual(name);
        var confidence = (key.Count(c => c == ' ') + 1, exact) switch
        {
            ( >= 3, true) => LongName,
            (2, true) => ShortName,
            ( >= 2, false) => OtherSpelling,
            (1, true) when name.Length >= ShortestWord && char.IsUpper(name[0]) && !StartsSentence(text, span.Start) => OneWord,
            _ => 0,
        };
        return confidence > 0 ? new DraftLink(note.Title, BrainTypes.LinksTo, confidence, written.ToString(), span) : null;
    }

    /// <summary>There a capital letter says nothing.</summary>
    private static bool StartsSentence(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '*' or '_' or '"' or '“' or '(')
        {
            at--;
        }

        return at == 0 || text[at - 1] is '\n' or '\r' or '.' or '!' or '?' or '-' or '#' or '>' or ':';
    }
}
