using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Search;

/// <summary>A note's words, weighed and counted: made before the index is locked.</summary>
internal sealed class AnalysedNote
{
    private AnalysedNote(IndexedNote note) => Note = note;

    public IndexedNote Note { get; }

    public NoteLanguage Language { get; private set; }

    /// <summary>How often each term occurs, an occurrence counting as much as its field's weight.</summary>
    public Dictionary<string, float> Frequencies { get; } = new(StringComparer.Ordinal);

    /// <summary>The number of words that are not stop words, weighed like their occurrences.</summary>
    public double Length { get; private set; }

    /// <summary>The distinct terms of each chunk.</summary>
    public List<HashSet<string>> ChunkTerms { get; } = [];

    public static AnalysedNote Of(IndexedNote note, SearchOptions options)
    {
        var title = Tokenizer.Tokenize(note.Title);
        var body = note.Chunks.Select(chunk => Tokenizer.Tokenize(chunk.Text)).ToList();
        var result = new AnalysedNote(note)
        {
            Language = LanguageGuess.FromTag(note.Language) ?? LanguageGuess.Of(body.SelectMany(tokens => tokens).Concat(title)) ?? NoteLanguage.English,
        };

        result.AddField(title, options.TitleWeight);
        foreach (var alias in note.Aliases)
        {
            result.AddField(Tokenizer.Tokenize(alias), options.AliasWeight);
        }

        foreach (var tag in note.Tags)
        {
            result.AddField(Tokenizer.Tokenize(tag), options.TagWeight);
        }

        foreach (var tokens in body)
        {
            var distinct = new HashSet<string>(StringComparer.Ordinal);
            result.AddField(tokens, 1, distinct);
            result.ChunkTerms.Add(distinct);
        }

        return result;
    }

    private void AddField(List<Token> tokens, double weight, HashSet<string>? distinct = null)
    {
        if (weight <= 0)
        {
            return;
        }

        var terms = new List<string>(2);
        foreach (var token in tokens)
        {
            terms.Clear();
            TermAnalysis.AddTerms(token, Language, terms);
            foreach (var term in terms)
            {
                Frequencies[term] = Frequencies.GetValueOrDefault(term) + (float)weight;
                distinct?.Add(term);
            }

            if (!TermAnalysis.IsStopWord(token, Language))
            {
                Length += weight;
            }
        }
    }
}
