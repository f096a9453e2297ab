namespace SecondBrain.Core.Search;

/// <summary>BM25 of every note that has a word of the query.</summary>
internal sealed class WordScores
{
    private readonly IndexState _state;
    private readonly SearchOptions _options;

    private WordScores(IndexState state, SearchOptions options, SearchQuery query)
    {
        _state = state;
        _options = options;
        Words = [.. query.Words.Select(word => new FoundWord(word, [.. word.Terms.Select(state.FindTerm).OfType<int>()]))];
        var group = new Dictionary<int, float>();
        foreach (var word in Words)
        {
            Add(word, group);
        }
    }

    public IReadOnlyList<FoundWord> Words { get; }

    /// <summary>By slot; only notes that match and are not removed.</summary>
    public Dictionary<int, double> BySlot { get; } = [];

    public static WordScores Of(IndexState state, SearchOptions options, SearchQuery query) => new(state, options, query);

    private void Add(FoundWord word, Dictionary<int, float> group)
    {
        // A note has a word as often as its most frequent form: the forms of an accented word lie over each other.
        group.Clear();
        foreach (var term in word.TermIds)
        {
            var postings = _state.Postings(term);
            var slots = postings.Slots;
            var frequencies = postings.Frequencies;
            for (var i = 0; i < slots.Length; i++)
            {
                if (_state.Documents[slots[i]] is not null)
                {
                    group[slots[i]] = Math.Max(group.GetValueOrDefault(slots[i]), frequencies[i]);
                }
            }
        }

        word.Rarity = Math.Log(1 + ((_state.Stats.Notes - group.Count + 0.5) / (group.Count + 0.5)));
        var k = _options.Saturation;
        var b = _options.LengthNormalisation;
        var average = Math.Max(_state.AverageLength, double.Epsilon);
        foreach (var (slot, frequency) in group)
        {
            var norm = k * (1 - b + (b * _state.Documents[slot]!.Length / average));
            BySlot[slot] = BySlot.GetValueOrDefault(slot) + (word.Word.Count * word.Rarity * frequency / (frequency + norm));
        }
    }
}
