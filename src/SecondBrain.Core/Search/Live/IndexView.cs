using System.Runtime.InteropServices;
using SecondBrain.Core.Graph;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search.Matching;
using SecondBrain.Core.Search.Segments;
using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Search.Live;

/// <summary>
/// An index as of one moment: segments, of each the notes that live. Immutable, for any number of readers. A note lives in one segment at most.
/// Its ordinal in the view is its segment's <see cref="LiveSegment.FirstNote"/> plus its ordinal there; between segments ordinals are left out.
/// </summary>
internal sealed class IndexView : IGraphNotes
{
    public static readonly IndexView Empty = new([], 0);

    // Where edges are read into: one list a thread instead of one a node.
    [ThreadStatic]
    private static List<SegmentEdge>? _edges;

    private readonly LiveSegment[] _parts;

    private volatile Lazy<IndexStats>? _statsOfItself;

    /// <param name="removed">Notes of the base that are gone and were not put again.</param>
    public IndexView(IEnumerable<LiveSegment> parts, int removed)
    {
        var placed = new List<LiveSegment>();
        foreach (var part in parts)
        {
            var first = NoteBits.WordsFor(Count) * 64;
            placed.Add(part.At(first));
            Count = first + part.Segment.Notes;
            Totals += part.Totals;
            Pending += part.IsBase ? 0 : part.Totals.Notes;
        }

        _parts = [.. placed];
        Removed = removed;
        Pending += removed;
    }

    public ReadOnlySpan<LiveSegment> Parts => _parts;

    public NoteTotals Totals { get; }

    /// <inheritdoc cref="BrainIndex.Stats"/>
    public IndexStats Stats => StatsOfItself with { Unresolved = Totals.Unresolved };

    /// <summary>As for one who knows of no other notes: a link to a note that is not there counts as one to a name without a note, if a text makes it, and else not. Counted once a view, over its edges.</summary>
    public IndexStats StatsOfItself => (_statsOfItself ??= new Lazy<IndexStats>(CountItself)).Value;

    public int Removed { get; }

    /// <summary>Notes put or removed since the base.</summary>
    public int Pending { get; }

    public int Count { get; }

    public LiveSegment PartOf(int node)
    {
        var (low, high) = (0, _parts.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _parts[middle].FirstNote <= node ? (middle, high) : (low, middle - 1);
        }

        return _parts[low];
    }

    public bool IsLive(int node)
    {
        if ((uint)node >= (uint)Count)
        {
            return false;
        }

        var part = PartOf(node);
        return node - part.FirstNote < part.Segment.Notes && !part.IsDead(node - part.FirstNote);
    }

    public NoteId Id(int node) => PartOf(node).Segment.Id(Local(node));

    public int Find(NoteId id) => Find(Ulids.Of(id));

    public string Title(int node) => PartOf(node).Segment.Title(Local(node));

    public string Type(int node) => PartOf(node).Label(PartOf(node).Segment.TypeLabels[Local(node)]);

    public string Status(int node) => PartOf(node).Label(PartOf(node).Segment.StatusLabels[Local(node)]);

    public IReadOnlyList<string> Aliases(int node) => PartOf(node).Segment.Aliases(Local(node));

    public IReadOnlyList<string> Tags(int node) => PartOf(node).Segment.Tags(Local(node));

    public IEnumerable<int> WithWords(IReadOnlyList<Token> words) => NotesWithWords.Of(this, words);

    public IReadOnlyList<(int Node, float Cosine)> Nearest(int node, int count, float least, Func<int, bool> skip) =>
        NearestNotes.Of(this, node, count, least, skip);

    public IndexedNote Read(int node) => PartOf(node).Segment.Read(Local(node));

    /// <inheritdoc cref="BrainIndex.Newest"/>
    public List<NoteId> Newest(int count, NoteId? before)
    {
        var limit = before is { } id ? Ulids.Of(id) : UInt128.MaxValue;
        var newest = new PriorityQueue<UInt128, UInt128>(count + 1);
        foreach (var part in _parts)
        {
            for (var note = 0; note < part.Segment.Notes; note++)
            {
                if (!part.IsDead(note) && part.Segment.Ids[note] is var found && found < limit)
                {
                    _ = newest.Count < count ? Added(found) : newest.EnqueueDequeue(found, found);
                }
            }
        }

        return [.. newest.UnorderedItems.Select(item => item.Element).OrderDescending().Select(Ulids.ToId)];

        UInt128 Added(UInt128 found)
        {
            newest.Enqueue(found, found);
            return found;
        }
    }

    /// <summary>All notes, by id.</summary>
    public List<IndexedNote> Notes()
    {
        var notes = new List<IndexedNote>(Totals.Notes);
        foreach (var part in _parts)
        {
            for (var note = 0; note < part.Segment.Notes; note++)
            {
                if (!part.IsDead(note))
                {
                    notes.Add(part.Segment.Read(note));
                }
            }
        }

        notes.Sort((one, other) => one.Id.CompareTo(other.Id));
        return notes;
    }

    /// <summary>Outgoing edges first, in the note's order, then incoming ones by their sources' ids: whatever segments the notes lie in.</summary>
    public void AddNeighbours(int node, List<Neighbour> into)
    {
        var own = PartOf(node);
        var edges = _edges ??= [];
        edges.Clear();
        own.Segment.ReadOutEdges(node - own.FirstNote, edges);
        foreach (var edge in edges)
        {
            if (Resolve(own, edge.Node) is var target && target >= 0 && target != node)
            {
                into.Add(new Neighbour(target, own.Label(edge.Type), edge.Weight, Outgoing: true));
            }
        }

        var id = own.Segment.Ids[node - own.FirstNote];
        var incoming = into.Count;
        foreach (var part in _parts)
        {
            var local = part == own ? node - own.FirstNote : part.Segment.Ids.FindNode(id);
            if (local < 0)
            {
                continue;
            }

            edges.Clear();
            part.Segment.ReadInEdges(local, edges);
            foreach (var edge in edges)
            {
                if (!part.IsDead(edge.Node) && part.FirstNote + edge.Node != node)
                {
                    into.Add(new Neighbour(part.FirstNote + edge.Node, part.Label(edge.Type), edge.Weight, Outgoing: false));
                }
            }
        }

        SortById(CollectionsMarshal.AsSpan(into)[incoming..]);
    }

    private void SortById(Span<Neighbour> neighbours)
    {
        var before = UInt128.MinValue;
        for (var i = 0; i < neighbours.Length; i++)
        {
            var id = IdOf(neighbours[i].Node);
            if (id < before)
            {
                var keys = new (UInt128 Id, int Place)[neighbours.Length];
                for (var place = 0; place < keys.Length; place++)
                {
                    keys[place] = (IdOf(neighbours[place].Node), place);
                }

                keys.AsSpan().Sort(neighbours, static (one, other) => one.Id != other.Id ? one.Id.CompareTo(other.Id) : one.Place.CompareTo(other.Place));
                return;
            }

            before = id;
        }
    }

    private UInt128 IdOf(int node) => PartOf(node) is var part ? part.Segment.Ids[node - part.FirstNote] : default;

    private IndexStats CountItself()
    {
        var (edges, unresolved) = (0, Totals.Unresolved);
        var own = new List<SegmentEdge>();
        foreach (var part in _parts)
        {
            for (var note = 0; note < part.Segment.Notes; note++)
            {
                own.Clear();
                if (!part.IsDead(note))
                {
                    part.Segment.ReadOutEdges(note, own);
                }

                var parts = own.Count > 0 ? part.Segment.Parts(note) : default;
                for (var i = 0; i < own.Count; i++)
                {
                    var isThere = Resolve(part, own[i].Node) >= 0;
                    edges += isThere ? 1 : 0;
                    unresolved += !isThere && parts.IsWritten(i) ? 1 : 0;
                }
            }
        }

        return new IndexStats(Totals.Notes, Totals.Chunks, Totals.Vectors, edges, unresolved);
    }

    /// <summary>A node's ordinal in its segment.</summary>
    private int Local(int node) => node - PartOf(node).FirstNote;

    /// <summary>A node of a segment as one of the view; -1 when no such note lives.</summary>
    private int Resolve(LiveSegment part, int local) =>
        local < part.Segment.Notes && !part.IsDead(local) ? part.FirstNote + local : Find(part.Segment.Ids[local]);

    private int Find(UInt128 id)
    {
        // The newest first: it is where a note that changes lives.
        for (var i = _parts.Length - 1; i >= 0; i--)
        {
            if (_parts[i].Segment.Ids.FindNote(id) is var note and >= 0 && !_parts[i].IsDead(note))
            {
                return _parts[i].FirstNote + note;
            }
        }

        return -1;
    }
}
