using SecondBrain.Core.Search.Segments;

namespace SecondBrain.Core.Search.Live;

/// <summary>A segment in a view, and which of its notes live. Immutable.</summary>
internal sealed class LiveSegment
{
    private readonly ulong[] _dead;
    private readonly Lazy<ulong[]> _liveRows;
    private readonly Lazy<string[]> _labels;

    private LiveSegment(IndexSegment segment, ulong[] dead, NoteTotals totals, bool isBase, int firstNote, Lazy<ulong[]>? liveRows, Lazy<string[]>? labels)
    {
        Segment = segment;
        _dead = dead;
        Totals = totals;
        IsBase = isBase;
        FirstNote = firstNote;
        _liveRows = liveRows ?? new Lazy<ulong[]>(FindLiveRows);
        _labels = labels ?? new Lazy<string[]>(() => [.. Enumerable.Range(0, segment.Labels).Select(segment.Label)]);
    }

    public IndexSegment Segment { get; }

    /// <summary>Of the notes that live.</summary>
    public NoteTotals Totals { get; }

    /// <summary>The snapshot that the index was opened from or last written to; small segments are not merged into it.</summary>
    public bool IsBase { get; }

    /// <summary>The ordinal in the view of the segment's note 0: a multiple of 64, so that sets of notes can be made segment by segment.</summary>
    public int FirstNote { get; }

    public bool HasDead => _dead.Length > 0;

    /// <summary>The notes that are gone; empty when all live.</summary>
    public ReadOnlySpan<ulong> Dead => _dead;

    /// <summary>The rows of the segment's vectors that are of living notes; empty when all are.</summary>
    public ReadOnlySpan<ulong> LiveRows => HasDead ? _liveRows.Value : [];

    public SegmentPart Part => new(Segment, _dead);

    public static LiveSegment Of(IndexSegment segment, bool isBase = false) => new(segment, [], NoteTotals.Of(segment), isBase, 0, null, null);

    public LiveSegment At(int firstNote) => firstNote == FirstNote ? this : new(Segment, _dead, Totals, IsBase, firstNote, _liveRows, _labels);

    /// <param name="notes">Ordinals of notes of the segment that live.</param>
    public LiveSegment Without(IReadOnlyCollection<int> notes)
    {
        if (notes.Count == 0)
        {
            return this;
        }

        var dead = _dead.Length > 0 ? (ulong[])_dead.Clone() : new ulong[NoteBits.WordsFor(Segment.Notes)];
        var totals = Totals;
        foreach (var note in notes)
        {
            NoteBits.Set(dead, note);
            totals -= NoteTotals.Of(Segment, note);
        }

        return new(Segment, dead, totals, IsBase, FirstNote, null, _labels);
    }

    public bool IsDead(int note) => _dead.Length > 0 && NoteBits.Has(_dead, note);

    /// <summary>As the segment's, without making the string again.</summary>
    public string Label(int label) => _labels.Value[label];

    private ulong[] FindLiveRows()
    {
        var chunks = Segment.Vectors.Chunks;
        var notes = Segment.ChunkNotes;
        var rows = new ulong[NoteBits.WordsFor(chunks.Length)];
        for (var row = 0; row < chunks.Length; row++)
        {
            if (!IsDead(notes[chunks[row]]))
            {
                NoteBits.Set(rows, row);
            }
        }

        return rows;
    }
}
