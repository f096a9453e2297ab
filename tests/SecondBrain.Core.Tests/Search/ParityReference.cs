using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Tests.Search;

/// <summary>
/// BM25F over dictionaries, written for the tests from the formula in docs/search.md. Of the project it takes only how words are found and stemmed,
/// which have tests of their own; counts, lengths, rarities and sums are its own.
/// </summary>
internal sealed class ParityReference
{
    private readonly SearchOptions _options;
    private readonly IReadOnlyList<IndexedNote> _notes;
    private readonly Dictionary<string, Dictionary<int, double[]>> _counts = new(StringComparer.Ordinal);
    private readonly double[][] _lengths;
    private readonly double[] _averages;

    public ParityReference(IReadOnlyList<IndexedNote> notes, SearchOptions options)
    {
        (_notes, _options) = (notes, options);
        _lengths = [.. notes.Select((note, number) => Read(note, number))];
        _averages = [.. Enumerable.Range(0, 4).Select(field => _lengths.Average(lengths => lengths[field]))];
    }

    /// <summary>The query without words that no note has, for which the index would take similar ones, and without what is too long to be a question.</summary>
    public string Known(string query) => string.Join(' ', Tokenizer.Tokenize(query)
        .Take(200)
        .Where(token => Terms(token).Exists(_counts.ContainsKey))
        .Select(token => query.Substring(token.Start, token.Length)));

    /// <returns>The notes with a word of the query, best first.</returns>
    public List<(NoteId Id, double Score)> Rank(string query)
    {
        var tokens = Tokenizer.Tokenize(query);
        var language = LanguageGuess.Of(tokens);
        var telling = tokens.Where(token => !TermAnalysis.IsStopWord(token, language)).ToList();
        var scores = new double[_notes.Count];
        foreach (var word in (telling.Count > 0 ? telling : tokens).GroupBy(token => token.Accented))
        {
            var frequencies = new Dictionary<int, double>();
            foreach (var (note, counts) in Terms(word.First()).Distinct().SelectMany(term => _counts.GetValueOrDefault(term) ?? []))
            {
                frequencies[note] = Math.Max(frequencies.GetValueOrDefault(note), Weighted(note, counts));
            }

            var rarity = Math.Log(1 + ((_notes.Count - frequencies.Count + 0.5) / (frequencies.Count + 0.5)));
            foreach (var (note, frequency) in frequencies)
            {
                scores[note] += word.Count() * rarity * frequency / (_options.Saturation + frequency);
            }
        }

        return [.. scores.Select((score, note) => (_notes[note].Id, score)).Where(entry => entry.score > 0).OrderByDescending(entry => entry.score)];
    }

    private static List<string> Terms(Token token)
    {
        var terms = new List<string>();
        foreach (var language in new[] { NoteLanguage.English, NoteLanguage.Spanish, NoteLanguage.Other })
        {
            TermAnalysis.AddTerms(token, language, terms);
        }

        return terms;
    }

    private double Weighted(int note, double[] counts)
    {
        double[] weights = [_options.TitleWeight, _options.AliasWeight, _options.TagWeight, 1];
        double[] norms = [_options.TitleLengthNormalisation, _options.AliasLengthNormalisation, _options.TagLengthNormalisation, _options.LengthNormalisation];
        var sum = 0.0;
        for (var field = 0; field < counts.Length; field++)
        {
            sum += counts[field] == 0 ? 0 : weights[field] * counts[field] / (1 - norms[field] + (norms[field] * _lengths[note][field] / _averages[field]));
        }

        return sum;
    }

    /// <returns>The words of each field that are not stop words.</returns>
    private double[] Read(IndexedNote note, int number)
    {
        var language = LanguageGuess.FromTag(note.Language)!.Value;
        var fields = new IEnumerable<string>[] { [note.Title], note.Aliases, note.Tags, note.Chunks.Select(chunk => chunk.Text) };
        return [.. fields.Select((texts, field) =>
        {
            var tokens = texts.SelectMany(Tokenizer.Tokenize).ToList();
            var terms = new List<string>();
            tokens.ForEach(token => TermAnalysis.AddTerms(token, language, terms));
            foreach (var term in terms)
            {
                var notes = _counts.TryGetValue(term, out var known) ? known : _counts[term] = [];
                (notes.TryGetValue(number, out var counts) ? counts : notes[number] = new double[4])[field]++;
            }

            return (double)tokens.Count(token => !TermAnalysis.IsStopWord(token, language));
        })];
    }
}
