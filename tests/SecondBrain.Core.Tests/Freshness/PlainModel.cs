using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Tests.Search;

namespace SecondBrain.Core.Tests.Freshness;

/// <summary>
/// What a brain holds, without an index: the versions of each note, which writes have begun and which were acknowledged. One task writes a note;
/// any number ask.
/// </summary>
internal sealed class PlainModel(int notes)
{
    private readonly Version[][] _versions = [.. Enumerable.Range(0, notes).Select(_ => new Version[4096])];
    private readonly int[] _begun = new int[notes];
    private readonly int[] _acknowledged = new int[notes];

    public int Notes => notes;

    public IReadOnlyList<int> Acknowledged => Copy(_acknowledged);

    public IReadOnlyList<int> Begun => Copy(_begun);

    /// <summary>The note's next version; null deletes it.</summary>
    public IndexedNote? Begin(int note, bool isDeleted, bool isShared)
    {
        var number = _begun[note] + 1;
        _versions[note][number] = new Version(!isDeleted, isShared);
        Volatile.Write(ref _begun[note], number);
        return isDeleted ? null : IndexedNotes.Note(note, $"{note} v{number}", $"Common words of number {note}.") with
        {
            Visibility = isShared ? NoteVisibility.Shared : NoteVisibility.Private,
            Edges = [new IndexedEdge(IndexedNotes.Id((note + number) % notes), "links-to", 1)],
        };
    }

    public void Acknowledge(int note) => Volatile.Write(ref _acknowledged[note], _begun[note]);

    /// <summary>What is wrong with an answer.</summary>
    /// <param name="titles">Of the notes that it has.</param>
    /// <param name="before"><see cref="Acknowledged"/> when it was asked for.</param>
    /// <param name="after"><see cref="Begun"/> when it was there.</param>
    /// <param name="sharedOnly">Whether it was asked for shared notes only.</param>
    public IEnumerable<string> Faults(IEnumerable<string> titles, IReadOnlyList<int> before, IReadOnlyList<int> after, bool sharedOnly)
    {
        var found = new int[notes];
        foreach (var title in titles)
        {
            var parts = title.Split(" v");
            var (note, version) = (int.Parse(parts[0], null), int.Parse(parts[1], null));
            if (found[note] != 0) yield return $"note {note} is there twice";
            found[note] = version;
        }

        for (var note = 0; note < notes; note++)
        {
            var possible = Enumerable.Range(before[note], after[note] - before[note] + 1);
            if (found[note] == 0)
            {
                if (possible.All(version => IsSeen(note, version, sharedOnly))) yield return $"note {note} is missing: v{before[note]} was acknowledged, v{after[note]} begun";
            }
            else if (!possible.Contains(found[note]))
            {
                yield return $"note {note} is v{found[note]}: v{before[note]} was acknowledged, v{after[note]} begun";
            }
            else if (!IsSeen(note, found[note], sharedOnly))
            {
                yield return $"note {note} surfaces as v{found[note]}, which nobody may see";
            }
        }
    }

    // version 0 is the time before the note's first one
    private bool IsSeen(int note, int version, bool sharedOnly) =>
        version > 0 && _versions[note][version] is { IsThere: true } seen && (!sharedOnly || seen.IsShared);

    private static int[] Copy(int[] numbers) => [.. Enumerable.Range(0, numbers.Length).Select(i => Volatile.Read(ref numbers[i]))];

    private readonly record struct Version(bool IsThere, bool IsShared);
}
