using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Digest.Analysers;

/// <summary>Notes that others point to more than their status says, the most linked first.</summary>
public static class Promotions
{
    public static IEnumerable<Finding> Find(BrainSight sight, DigestOptions options) =>
        from note in sight.Notes
        let backlinks = sight.Backlinks(note.Id)
        where backlinks >= Needed(note.Status, options)
        orderby backlinks descending, note.Id
        select new Finding(FindingKind.Promotion, $"{note.Id}.{note.Status}", [note.Id], Name: null, backlinks);

    private static int Needed(string status, DigestOptions options) => status switch
    {
        NoteStatus.Seed => options.GrowingFrom,
        NoteStatus.Growing => options.EvergreenFrom,
        _ => int.MaxValue,
    };
}
