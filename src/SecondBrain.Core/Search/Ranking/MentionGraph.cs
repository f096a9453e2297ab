using SecondBrain.Core.Graph;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search.Live;

namespace SecondBrain.Core.Search.Ranking;

/// <summary>A view's graph with edges from the first hits to the notes whose names their texts have, linked or not.</summary>
/// <remarks>
/// There are none back: only the texts of the first hits are read, so each of them would get back what it gave, and a hit that names any note at all
/// would pass one that names none.
/// </remarks>
internal sealed class MentionGraph : INoteAdjacency
{
    /// <summary>The type of those edges.</summary>
    public const string Type = "mentions";

    private readonly IndexView _view;
    private readonly Dictionary<int, List<Neighbour>> _mentions = [];

    private MentionGraph(IndexView view) => _view = view;

    public int Count => _view.Count;

    public static INoteAdjacency Of(IndexView view, IEnumerable<int> seeds, SearchOptions options)
    {
        var graph = new MentionGraph(view);
        foreach (var seed in seeds)
        {
            foreach (var (note, share) in MentionedNotes.In(view, seed, options.MentionChunks))
            {
                graph.Add(seed, new Neighbour(note, Type, options.MentionWeight * share, Outgoing: true));
            }
        }

        return graph._mentions.Count > 0 ? graph : view;
    }

    public bool IsLive(int node) => _view.IsLive(node);

    public NoteId Id(int node) => _view.Id(node);

    public int Find(NoteId id) => _view.Find(id);

    public void AddNeighbours(int node, List<Neighbour> into)
    {
        _view.AddNeighbours(node, into);
        if (_mentions.TryGetValue(node, out var mentions))
        {
            into.AddRange(mentions);
        }
    }

    private void Add(int node, Neighbour neighbour)
    {
        if (!_mentions.TryGetValue(node, out var list))
        {
            _mentions.Add(node, list = []);
        }

        list.Add(neighbour);
    }
}
