namespace SecondBrain.Core.Graph;

/// <summary>Notes that are tied more to each other than to the rest.</summary>
/// <param name="Name">The title of the first member, and the topics.</param>
/// <param name="Topics">Tags and words of titles that are much more frequent here than elsewhere, the most distinctive first.</param>
/// <param name="Members">Two at least; those most tied to the others first, then by id.</param>
internal sealed record Community(string Name, IReadOnlyList<string> Topics, IReadOnlyList<int> Members);
