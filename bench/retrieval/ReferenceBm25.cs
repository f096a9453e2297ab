using System.Text.RegularExpressions;

namespace SecondBrain.Bench.Retrieval;

/// <summary>
/// Plain BM25, independent of the project's own: k1 0.9, b 0.4, words of a-z and 0-9 in lower case, title and text as one, no stemming, no stop words;
/// idf = ln(1 + (N - n + ½) / (n + ½)), and a word counts as often as the query has it.
/// </summary>
internal sealed partial class ReferenceBm25
{
    private const double Saturation = 0.9;
    private const double LengthNormalisation = 0.4;
    private readonly IReadOnlyList<RetrievalText> _documents;
    private readonly int[] _lengths;
    private readonly double _average;
    private readonly Dictionary<string, Dictionary<int, int>> _postings = new(StringComparer.Ordinal);

    public ReferenceBm25(IReadOnlyList<RetrievalText> documents)
    {
        _documents = documents;
        _lengths = new int[documents.Count];
        for (var number = 0; number < documents.Count; number++)
        {
            foreach (var word in Words($"{documents[number].Title} {documents[number].Text}"))
            {
                _lengths[number]++;
                var postings = _postings.TryGetValue(word, out var known) ? known : _postings[word] = [];
                postings[number] = postings.GetValueOrDefault(number) + 1;
            }
        }

        _average = _lengths.Average();
    }

    /// <summary>All documents with a word of the query, best first; equal scores in order of the collection.</summary>
    public IEnumerable<RetrievalText> Search(string query)
    {
        var scores = new double[_documents.Count];
        foreach (var word in Words(query))
        {
            if (!_postings.TryGetValue(word, out var postings))
            {
                continue;
            }

            var rarity = Math.Log(1 + ((_documents.Count - postings.Count + 0.5) / (postings.Count + 0.5)));
            foreach (var (number, frequency) in postings)
            {
                var norm = Saturation * (1 - LengthNormalisation + (LengthNormalisation * _lengths[number] / _average));
                scores[number] += rarity * frequency * (Saturation + 1) / (frequency + norm);
            }
        }

        return Enumerable.Range(0, scores.Length).Where(number => scores[number] > 0)
            .OrderByDescending(number => scores[number]).ThenBy(number => number).Select(number => _documents[number]);
    }

    private static IEnumerable<string> Words(string text) => Word().Matches(text.ToLowerInvariant()).Select(match => match.Value);

    [GeneratedRegex("[a-z0-9]+", RegexOptions.None, 10_000)]
    private static partial Regex Word();
}
