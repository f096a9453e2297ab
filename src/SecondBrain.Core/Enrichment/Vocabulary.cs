using SecondBrain.Core.Search;

namespace SecondBrain.Core.Enrichment;

/// <summary>What a brain calls its things.</summary>
/// <param name="Notes">By id.</param>
/// <param name="Tags">The most used first.</param>
public sealed record Vocabulary(IReadOnlyList<KnownNote> Notes, IReadOnlyList<string> Tags)
{
    public static Vocabulary Of(BrainIndex index)
    {
        var notes = index.Notes();
        return new Vocabulary(
            [.. notes.Select(note => new KnownNote(note.Id, note.Title, [note.Title, .. note.Aliases]))],
            [
                .. notes.SelectMany(note => note.Tags)
                    .GroupBy(tag => tag, StringComparer.OrdinalIgnoreCase)
                    .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => group.Key),
            ]);
    }
}
