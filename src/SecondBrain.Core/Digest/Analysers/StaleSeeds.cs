using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Digest.Analysers;

/// <summary>Seeds that nobody has touched for long: those that most notes point to first, then the oldest.</summary>
public static class StaleSeeds
{
    public static IEnumerable<Finding> Find(BrainSight sight, DigestOptions options) =>
        from note in sight.Notes
        let days = sight.DaysSince(note.UpdatedAt)
        where note.Status == NoteStatus.Seed && days >= options.StaleAfterDays
        orderby sight.Backlinks(note.Id) descending, days descending, note.Id
        select new Finding(FindingKind.StaleSeed, note.Id.Value, [note.Id], Name: null, days);
}
