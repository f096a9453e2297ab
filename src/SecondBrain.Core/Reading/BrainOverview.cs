using SecondBrain.Core.Views;

namespace SecondBrain.Core.Reading;

/// <summary>A brain at a glance, as somebody sees it. Its size has a bound that does not depend on the brain's.</summary>
/// <param name="Types">How many notes of each type, the most first.</param>
/// <param name="Statuses">The same for statuses.</param>
/// <param name="Tags">The most frequent tags.</param>
/// <param name="MoreTags">How many other tags there are.</param>
/// <param name="Communities">The largest groups of notes that are tied to each other.</param>
/// <param name="MoreCommunities">How many other groups there are.</param>
/// <param name="Recent">The newest notes, the newest first.</param>
public sealed record BrainOverview(
    StatsView Counts,
    IReadOnlyList<CountedName> Types,
    IReadOnlyList<CountedName> Statuses,
    IReadOnlyList<CountedName> Tags,
    int MoreTags,
    IReadOnlyList<GraphCommunityView> Communities,
    int MoreCommunities,
    IReadOnlyList<RecentNote> Recent);

public sealed record CountedName(string Name, int Count);

/// <param name="Marks">What a reader must know before the title: see <see cref="Search.IndexedNote.Marks"/>.</param>
public sealed record RecentNote(string Id, string Title, string Type, DateTimeOffset CreatedAt, IReadOnlyList<string> Marks);
