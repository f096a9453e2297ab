using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;

namespace SecondBrain.Core.Digest;

/// <summary>All that the analysers look at, as of one moment. Immutable.</summary>
public sealed class BrainSight
{
    private readonly Dictionary<NoteId, HashSet<NoteId>> _inbound = [];
    private readonly Dictionary<NoteId, HashSet<NoteId>> _outbound = [];

    /// <param name="reviews">Those that nobody has decided.</param>
    public BrainSight(IReadOnlyList<IndexedNote> notes, IReadOnlyList<WaitingReview> reviews, DateTimeOffset now)
    {
        (Notes, Reviews, Now) = (notes, reviews, now);
        var known = notes.Select(note => note.Id).ToHashSet();
        foreach (var note in notes)
        {
            foreach (var edge in note.Edges.Where(edge => edge.Target != note.Id && known.Contains(edge.Target)))
            {
                Add(_outbound, note.Id, edge.Target);
                Add(_inbound, edge.Target, note.Id);
            }
        }
    }

    public IReadOnlyList<IndexedNote> Notes { get; }

    public IReadOnlyList<WaitingReview> Reviews { get; }

    public DateTimeOffset Now { get; }

    /// <summary>How many notes link to this one.</summary>
    public int Backlinks(NoteId note) => _inbound.GetValueOrDefault(note)?.Count ?? 0;

    public bool HasLinks(NoteId note) => _inbound.ContainsKey(note) || _outbound.ContainsKey(note);

    /// <summary>In either direction.</summary>
    public bool AreLinked(NoteId one, NoteId other) =>
        _outbound.GetValueOrDefault(one)?.Contains(other) == true || _outbound.GetValueOrDefault(other)?.Contains(one) == true;

    /// <summary>Whole days from a moment until now.</summary>
    public int DaysSince(DateTimeOffset moment) => (int)Math.Max(0, (Now - moment).TotalDays);

    private static void Add(Dictionary<NoteId, HashSet<NoteId>> sets, NoteId key, NoteId value)
    {
        if (!sets.TryGetValue(key, out var set))
        {
            sets.Add(key, set = []);
        }

        set.Add(value);
    }
}
