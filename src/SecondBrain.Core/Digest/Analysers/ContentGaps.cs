using SecondBrain.Core.Markdown;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;

namespace SecondBrain.Core.Digest.Analysers;

/// <summary>Tags and link targets that are used often and have no note, the most used first.</summary>
public static class ContentGaps
{
    private const int Examples = 3;

    public static IEnumerable<Finding> Find(BrainSight sight, DigestOptions options)
    {
        var named = sight.Notes.SelectMany(note => note.Aliases.Append(note.Title)).Select(LinkName.Normalise).ToHashSet(StringComparer.Ordinal);
        var tags = Uses(sight.Notes, note => note.Tags, options.TaggedFrom);
        var wanted = Uses(sight.Notes, note => note.Wanted, options.WantedFrom);
        return tags.Concat(wanted)
            .Where(use => !named.Contains(use.Key))
            .GroupBy(use => use.Key, StringComparer.Ordinal)
            .Select(same => same.MaxBy(use => use.Notes.Count)!)
            .OrderByDescending(use => use.Notes.Count).ThenBy(use => use.Key, StringComparer.Ordinal)
            .Select(use => new Finding(FindingKind.ContentGap, use.Key, [.. use.Notes.Take(Examples)], use.Name, use.Notes.Count));
    }

    private static IEnumerable<Use> Uses(IEnumerable<IndexedNote> notes, Func<IndexedNote, IEnumerable<string>> names, int from) =>
        from note in notes
        from name in names(note)
        let key = LinkName.Normalise(name)
        where key.Length > 0
        group (note.Id, Name: name) by key into uses
        let ids = uses.Select(use => use.Id).Distinct().ToList()
        where ids.Count >= @from
        select new Use(uses.Key, uses.First().Name, ids);

    private sealed record Use(string Key, string Name, IReadOnlyList<NoteId> Notes);
}
