namespace SecondBrain.Core.Search.Segments;

/// <summary>The postings of one term, by field. Used again for each term.</summary>
internal sealed class TermPostings
{
    private readonly GrowingBuffer<int>[] _documents = [new(), new(), new(), new()];
    private readonly GrowingBuffer<int>[] _frequencies = [new(), new(), new(), new()];

    public bool IsEmpty => Array.TrueForAll(_documents, documents => documents.Count == 0);

    public GrowingBuffer<int> Documents(int field) => _documents[field];

    public GrowingBuffer<int> Frequencies(int field) => _frequencies[field];

    public void Clear()
    {
        for (var field = 0; field < TermTable.Fields; field++)
        {
            _documents[field].Truncate(0);
            _frequencies[field].Truncate(0);
        }
    }
}
