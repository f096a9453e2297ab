using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Search.Hits;
using SecondBrain.Core.Search.Text;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Context;

/// <summary>How well chunks fit a question: the rarity of the words they have and the cosine of their vectors, half and half, each as a share of the most possible.</summary>
internal sealed class PassageScores(QueryWords words, QuantizedVector? query)
{
    /// <summary>Notes with more chunks are read around their best ones.</summary>
    private const int MaximumChunks = 64;

    private readonly List<AnalysedChunk> _analysed = [];

    private double[] _rarity = [];

    private double _allRarity;

    private double _nearest;

    /// <summary>Takes the chunks of a note into account: how rare a word is depends on all chunks that were added.</summary>
    /// <param name="best">The number of the chunk that search found; null for none.</param>
    public void Add(IndexedNote note, int? best)
    {
        foreach (var chunk in Some(note, best))
        {
            var tokens = Tokenizer.Tokenize(chunk.Text);
            var (found, places) = words.Find(tokens);
            _analysed.Add(new AnalysedChunk(note, chunk, found, places, Shingles.Of(chunk.Text, tokens), Cosine(chunk)));
        }
    }

    /// <summary>Each chunk with its fit, 0 to 1, in the order they were added.</summary>
    public IEnumerable<(AnalysedChunk Chunk, double Fit)> All()
    {
        _nearest = _analysed.Select(chunk => chunk.Cosine).DefaultIfEmpty().Max();
        _rarity = new double[words.Written.Count];
        foreach (var word in _analysed.SelectMany(chunk => chunk.Words))
        {
            _rarity[word]++;
        }

        for (var word = 0; word < _rarity.Length; word++)
        {
            _rarity[word] = Math.Log(1 + ((_analysed.Count - _rarity[word] + 0.5) / (_rarity[word] + 0.5)));
        }

        _allRarity = _rarity.Sum();
        return _analysed.Select(chunk => (chunk, Fit(chunk)));
    }

    private double Fit(AnalysedChunk chunk)
    {
        var byWords = _allRarity > 0 ? chunk.Words.Order().Sum(word => _rarity[word]) / _allRarity : 0;
        return _nearest > 0 ? (byWords + (Math.Max(0, chunk.Cosine) / _nearest)) / 2 : byWords;
    }

    private IEnumerable<IndexedChunk> Some(IndexedNote note, int? best) => note.Chunks.Count <= MaximumChunks
        ? note.Chunks
        : note.Chunks
            .OrderByDescending(chunk => chunk.Number == best)
            .ThenByDescending(Cosine)
            .ThenBy(chunk => Math.Abs(chunk.Number - (best ?? 0)))
            .Take(MaximumChunks)
            .OrderBy(chunk => chunk.Number);

    private double Cosine(IndexedChunk chunk) => query is not null && chunk.Vector is { } vector && vector.Dimensions == query.Dimensions ? query.Cosine(vector) : 0;
}

/// <param name="Words">The numbers of the question's words that it has.</param>
/// <param name="Places">Where, in the chunk's text.</param>
internal sealed record AnalysedChunk(
    IndexedNote Note,
    IndexedChunk Chunk,
    HashSet<int> Words,
    List<(TextSpan Span, int Word)> Places,
    ulong[] Shingles,
    double Cosine)
{
    public PassageCandidate ToCandidate(double score) => new(Note, Chunk.Number, Chunk.Span, Chunk.Text, Chunk.HeadingPath, score, Words, Shingles, Chunk.Vector);

    /// <summary>About so many characters around the place with most of the question's words.</summary>
    public PassageCandidate Cut(int length, double score)
    {
        var window = SnippetWindow.Around(Chunk.Text, Core(length), length);
        var text = window.Of(Chunk.Text).ToString();
        var tokens = Tokenizer.Tokenize(text);
        return new PassageCandidate(
            Note,
            null,
            new TextSpan(Chunk.Span.Start + window.Start, Chunk.Span.Start + window.End),
            text,
            Chunk.HeadingPath,
            score,
            [.. Places.Where(place => place.Span.Start >= window.Start && place.Span.End <= window.End).Select(place => place.Word).Distinct()],
            Context.Shingles.Of(text, tokens),
            Chunk.Vector);
    }

    private TextSpan Core(int length)
    {
        var best = default(TextSpan);
        var most = 0;
        for (var first = 0; first < Places.Count; first++)
        {
            var start = Places[first].Span.Start;
            var inside = Places.Skip(first).TakeWhile(place => place.Span.End - start <= length).ToList();
            if (inside.Select(place => place.Word).Distinct().Count() is var count && count > most)
            {
                (best, most) = (new TextSpan(start, inside[^1].Span.End), count);
            }
        }

        return best;
    }
}
