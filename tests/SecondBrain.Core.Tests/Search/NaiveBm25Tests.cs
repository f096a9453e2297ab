using System.Text.RegularExpressions;
using SecondBrain.Core.Search;
using SecondBrain.Core.Search.Text;
using static SecondBrain.Core.Tests.Search.IndexedNotes;

namespace SecondBrain.Core.Tests.Search;

/// <summary>The index against BM25 written down as the textbook has it, over every note for every query.</summary>
public partial class NaiveBm25Tests
{
    private const double K = 1.2;
    private const double B = 0.75;
    private const double TitleWeight = 2;

    [Fact]
    public void The_index_ranks_as_the_formula_does()
    {
        string[] vocabulary = ["graph", "graphs", "linking", "links", "note", "notes", "retry", "retries", "queue", "budget", "snapshot", "vector", "vectors", "search", "searching", "zebra"];
        var random = new Random(3);
        string Words(int most) => string.Join(' ', Enumerable.Range(0, random.Next(1, most)).Select(_ => vocabulary[Math.Min(random.Next(vocabulary.Length), random.Next(vocabulary.Length))]));
        var texts = Enumerable.Range(0, 300).Select(_ => (Title: Words(4), Body: Words(60))).ToList();
        using var index = Index([.. texts.Select((text, i) => Note(i, text.Title, text.Body))]);

        for (var round = 0; round < 50; round++)
        {
            var query = Words(5);
            var expected = Naive(texts, query);
            var hits = index.Search(new SearchRequest(query, Limit: 1000), []).Hits;

            hits.Select(hit => hit.Id).ShouldBe(expected.Select(entry => Id(entry.Note)), query);
            foreach (var (hit, entry) in hits.Zip(expected))
            {
                hit.Parts.Words.ShouldBe(entry.Score, 1e-5);
            }
        }
    }

    private static List<(int Note, double Score)> Naive(List<(string Title, string Body)> texts, string query)
    {
        var notes = texts.Select(text => (Title: Stems(text.Title), Body: Stems(text.Body))).ToList();
        var average = notes.Average(note => (TitleWeight * note.Title.Count) + note.Body.Count);
        var scores = notes.Select((note, number) =>
        {
            var length = (TitleWeight * note.Title.Count) + note.Body.Count;
            var score = 0.0;
            foreach (var stem in Stems(query))
            {
                var frequency = (TitleWeight * note.Title.Count(own => own == stem)) + note.Body.Count(own => own == stem);
                var having = notes.Count(other => other.Title.Contains(stem) || other.Body.Contains(stem));
                var idf = Math.Log(1 + ((notes.Count - having + 0.5) / (having + 0.5)));
                score += idf * frequency / (frequency + (K * (1 - B + (B * length / average))));
            }

            // Sums of the same terms in another order may differ in the last bits; the index breaks ties by id.
            return (number, Score: Math.Round(score, 9));
        });
        return [.. scores.Where(entry => entry.Score > 0).OrderByDescending(entry => entry.Score).ThenBy(entry => entry.number)];
    }

    private static List<string> Stems(string text) => [.. Word().Matches(text).Select(match => EnglishStemmer.Stem(match.Value))];

    [GeneratedRegex("[a-z]+", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
