using System.Text.RegularExpressions;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Tests.Search;

/// <summary>BM25F written down as the paper has it, over every note for every query. Knows English words of the letters a to z only.</summary>
internal static partial class NaiveBm25
{
    /// <returns>The notes with a word of the query, best first, then by id.</returns>
    public static List<(NoteId Id, double Score)> Rank(IReadOnlyCollection<IndexedNote> notes, string query, SearchOptions options)
    {
        var fields = new (Func<IndexedNote, string> Text, double Weight, double B)[]
        {
            (note => note.Title, options.TitleWeight, options.TitleLengthNormalisation),
            (note => string.Join(' ', note.Aliases), options.AliasWeight, options.AliasLengthNormalisation),
            (note => string.Join(' ', note.Tags), options.TagWeight, options.TagLengthNormalisation),
            (note => string.Join(' ', note.Chunks.Select(chunk => chunk.Text)), 1, options.LengthNormalisation),
        };
        var texts = notes.Select(note => (note.Id, Fields: fields.Select(field => Stems(field.Text(note))).ToArray())).ToList();
        var averages = fields.Select((_, f) => texts.Count == 0 ? 0 : texts.Average(text => text.Fields[f].Count)).ToArray();
        return [.. texts
            .Select(text => (text.Id, Score: Stems(query).Sum(stem => Score(text.Fields, stem))))
            .Where(entry => entry.Score > 0)
            .OrderByDescending(entry => Math.Round(entry.Score, 9))
            .ThenBy(entry => entry.Id)];

        double Score(List<string>[] text, string stem)
        {
            var having = texts.Count(other => other.Fields.Any(field => field.Contains(stem)));
            var idf = Math.Log(1 + ((texts.Count - having + 0.5) / (having + 0.5)));
            var frequency = 0.0;
            for (var f = 0; f < fields.Length; f++)
            {
                var norm = 1 - fields[f].B + (averages[f] == 0 ? 0 : fields[f].B * text[f].Count / averages[f]);
                frequency += fields[f].Weight * text[f].Count(own => own == stem) / norm;
            }

            return idf * frequency / (options.Saturation + frequency);
        }
    }

    private static List<string> Stems(string text) => [.. Word().Matches(text).Select(match => EnglishStemmer.Stem(match.Value))];

    [GeneratedRegex("[a-z]+", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
