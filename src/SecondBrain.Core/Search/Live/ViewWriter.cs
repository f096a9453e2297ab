using SecondBrain.Core.Notes;
using SecondBrain.Core.Search.Segments;

namespace SecondBrain.Core.Search.Live;

/// <summary>Makes each view out of the one before. Safe for concurrent use: writers take turns, readers take <see cref="View"/> and never wait.</summary>
internal sealed class ViewWriter(IndexView first)
{
    private readonly Lock _compaction = new();
    private readonly Lock _writing = new();
    private volatile IndexView _view = first;
    private bool _isCompacting;

    public IndexView View => _view;

    /// <returns>How many of the notes were there before.</returns>
    public int Write(IReadOnlyList<IndexedNote> put, IReadOnlyList<NoteId> removed)
    {
        var notes = put.Count < 2 ? put : [.. put.GroupBy(note => note.Id).Select(versions => versions.Last()).OrderBy(note => note.Id)];
        var added = notes.Count == 0 ? null : LiveSegment.Of(SegmentBuilder.Build(notes));
        var putIds = notes.Select(note => note.Id).ToHashSet();
        lock (_writing)
        {
            var view = _view;
            var died = new Dictionary<LiveSegment, List<int>>();
            var found = 0;
            var gone = view.Removed;
            foreach (var id in putIds.Union(removed))
            {
                var node = view.Find(id);
                if (node >= 0)
                {
                    var part = view.PartOf(node);
                    Add(died, part, node - part.FirstNote);
                    found++;
                }

                var isOfBase = InBase(view, id);
                gone += isOfBase && node >= 0 && !putIds.Contains(id) ? 1 : isOfBase && node < 0 && putIds.Contains(id) ? -1 : 0;
            }

            if (added is not null || found > 0)
            {
                Publish([.. Without(view, died), .. added is null ? [] : new[] { added }], gone);
            }

            return found;
        }
    }

    /// <summary>Makes one segment of all notes, which becomes the base. Writers go on meanwhile; a second compaction waits for the first.</summary>
    public IndexSegment Compact(string cursor)
    {
        lock (_compaction)
        {
            IndexView before;
            lock (_writing)
            {
                // Segments stay as they are until the new one takes their place: what died in them meanwhile can then be told.
                (before, _isCompacting) = (_view, true);
            }

            try
            {
                var merged = SegmentMerger.Merge([.. before.Parts.ToArray().Select(part => part.Part)], cursor);
                lock (_writing)
                {
                    _isCompacting = false;
                    Replace(before, merged);
                }

                return merged;
            }
            finally
            {
                lock (_writing)
                {
                    _isCompacting = false;
                }
            }
        }
    }

    private void Replace(IndexView before, IndexSegment merged)
    {
        var now = _view;
        var old = before.Parts.ToArray().ToDictionary(part => part.Segment);
        var died = new List<int>();
        var gone = 0;
        foreach (var part in now.Parts)
        {
            if (!old.TryGetValue(part.Segment, out var then) || part.Totals.Notes == then.Totals.Notes)
            {
                continue;
            }

            for (var note = 0; note < part.Segment.Notes; note++)
            {
                if (part.IsDead(note) && !then.IsDead(note))
                {
                    var id = part.Segment.Id(note);
                    died.Add(merged.Find(id));
                    gone += now.Find(id) < 0 ? 1 : 0;
                }
            }
        }

        var newer = now.Parts.ToArray().Where(part => !old.ContainsKey(part.Segment));
        Publish([LiveSegment.Of(merged, isBase: true).Without(died), .. newer], gone);
    }

    private void Publish(List<LiveSegment> parts, int gone)
    {
        if (!_isCompacting)
        {
            SegmentTiers.Tidy(parts);
        }

        _view = new IndexView(parts, gone);
    }

    private static IEnumerable<LiveSegment> Without(IndexView view, Dictionary<LiveSegment, List<int>> died) =>
        view.Parts.ToArray().Select(part => died.TryGetValue(part, out var notes) ? part.Without(notes) : part);

    private static bool InBase(IndexView view, NoteId id)
    {
        foreach (var part in view.Parts)
        {
            if (part.IsBase && part.Segment.Find(id) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(Dictionary<LiveSegment, List<int>> lists, LiveSegment key, int value)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        list.Add(value);
    }
}
