using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Search.Text;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Graph;

/// <summary>A copy of the edges of an index: nodes are its notes by id.</summary>
internal sealed class StateGraph : IGraphNotes
{
    private readonly IndexedNote[] _notes;
    private readonly Dictionary<NoteId, int> _nodes;
    private readonly Neighbour[][] _neighbours;

    public StateGraph(IndexState state)
    {
        _notes = [.. state.Documents.OfType<IndexedDocument>().Select(document => document.Note).OrderBy(note => note.Id)];
        _nodes = new Dictionary<NoteId, int>(_notes.Length);
        for (var node = 0; node < _notes.Length; node++)
        {
            _nodes.Add(_notes[node].Id, node);
        }

        var neighbours = new List<Neighbour>[_notes.Length];
        for (var node = 0; node < _notes.Length; node++)
        {
            neighbours[node] = [.. _notes[node].Edges
                .Select(edge => new Neighbour(Find(edge.Target), edge.Type, edge.Weight, Outgoing: true))
                .Where(edge => edge.Node >= 0 && edge.Node != node)];
        }

        var outgoing = Array.ConvertAll(neighbours, list => list.Count);
        for (var node = 0; node < _notes.Length; node++)
        {
            for (var i = 0; i < outgoing[node]; i++)
            {
                var edge = neighbours[node][i];
                neighbours[edge.Node].Add(edge with { Node = node, Outgoing = false });
            }
        }

        _neighbours = Array.ConvertAll(neighbours, list => list.ToArray());
    }

    public int Count => _notes.Length;

    public bool IsLive(int node) => true;

    public NoteId Id(int node) => _notes[node].Id;

    public int Find(NoteId id) => _nodes.GetValueOrDefault(id, -1);

    public void AddNeighbours(int node, List<Neighbour> into) => into.AddRange(_neighbours[node]);

    public string Title(int node) => _notes[node].Title;

    public string Type(int node) => _notes[node].Type;

    public IReadOnlyList<string> Aliases(int node) => _notes[node].Aliases;

    public IReadOnlyList<string> Tags(int node) => _notes[node].Tags;

    public IndexedNote Read(int node) => _notes[node];

    public IEnumerable<int> WithWords(IReadOnlyList<Token> words) => Enumerable.Range(0, Count);

    public IReadOnlyList<(int Node, float Cosine)> Nearest(int node, int count, float least, Func<int, bool> skip) => Meaning(_notes[node]) is not { } own ? [] :
    [
        .. Enumerable.Range(0, Count)
            .Where(other => other != node && !skip(other))
            .Select(other => (Node: other, Meaning: Meaning(_notes[other])))
            .Where(other => other.Meaning is { } meaning && meaning.Dimensions == own.Dimensions)
            .Select(other => (other.Node, Cosine: own.Cosine(other.Meaning!)))
            .Where(other => other.Cosine >= least)
            .OrderByDescending(other => other.Cosine).ThenBy(other => other.Node)
            .Take(count),
    ];

    /// <summary>The mean direction of the chunks; null for a note that is not embedded.</summary>
    private static QuantizedVector? Meaning(IndexedNote note)
    {
        float[]? sum = null;
        foreach (var vector in note.Chunks.Select(chunk => chunk.Vector).OfType<QuantizedVector>())
        {
            var values = vector.ToFloats();
            var length = MathF.Sqrt(values.Sum(value => value * value));
            sum ??= new float[values.Length];
            for (var i = 0; i < values.Length && values.Length == sum.Length && length > 0; i++)
            {
                sum[i] += values[i] / length;
            }
        }

        return sum is null ? null : QuantizedVector.Quantize(sum);
    }
}
