namespace SecondBrain.Core.Digest.Analysers;

/// <summary>Notes without a link in either direction, the newest first: they are still in mind.</summary>
public static class Orphans
{
    public static IEnumerable<Finding> Find(BrainSight sight, DigestOptions options) =>
        from note in sight.Notes
        let days = sight.DaysSince(note.CreatedAt)
        where days >= options.OrphanAfterDays && !sight.HasLinks(note.Id)
        orderby days, note.Id descending
        select new Finding(FindingKind.Orphan, note.Id.Value, [note.Id], Name: null, days);
}
