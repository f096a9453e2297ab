namespace SecondBrain.Core.Search;

/// <summary>BM25 of every note that has a word of the query.</summary>
internal sealed class WordScores
{
    private readonly IndexState _state;
    private readonly SearchOptions _options;
    private readonly double[] _scores;
    private readonly List<int> _matches = [];

    private WordScores(IndexState state, SearchOptions options, SearchQuery query)
    {
        _state = state;
        _options = options;
        _scores = new double[state.Documents.Count];
        Words = [.. query.Words.Select(word => new FoundWord(word, [.. word.Terms.Select(state.FindTerm).OfType<int>()]))];
        var frequencies = new float[state.Documents.Count];
        foreach (var word in Words)
        {
            Add(word, frequencies);
        }
    }

    public IReadOnlyList<FoundWord> Words { get; }

    /// <summary>The slots of the notes that match, each once; none of them removed.</summary>
    public IReadOnlyList<int> Matches => _matches;

    public static WordScores Of(IndexState state, SearchOptions options, SearchQuery query) => new(state, options, query);

    public double this[int slot] => _scores[slot];

    /// <param name="frequencies">Zero for every slot, before and after.</param>
    private void Add(FoundWord word, float[] frequencies)
    {
        var found = Frequencies(word, frequencies);
        word.Rarity = Math.Log(1 + ((_state.Stats.Notes - found.Count + 0.5) / (found.Count + 0.5)));
        var k = _options.Saturation;
        var b = _options.LengthNormalisation;
        var average = Math.Max(_state.AverageLength, double.Epsilon);
        foreach (var slot in found)
        {
            var frequency = frequencies[slot];
            frequencies[slot] = 0;
            var norm = k * (1 - b + (b * _state.Documents[slot]!.Length / average));
            if (_scores[slot] == 0)
            {
                _matches.Add(slot);
            }

            _scores[slot] += word.Word.Count * word.Rarity * frequency / (frequency + norm);
        }
    }

    /// <summary>A note has a word as often as its most frequent form: the forms of an accented word lie over each other.</summary>
    private List<int> Frequencies(FoundWord word, float[] frequencies)
    {
        var found = new List<int>();
        foreach (var term in word.TermIds)
        {
            var postings = _state.Postings(term);
            for (var i = 0; i < postings.Slots.Length; i++)
            {
                var slot = postings.Slots[i];
                if (_state.Documents[slot] is null)
                {
                    continue;
                }

                if (frequencies[slot] == 0)
                {
                    found.Add(slot);
                }

                frequencies[slot] = Math.Max(frequencies[slot], postings.Frequencies[i]);
            }
        }

        return found;
    }
}
