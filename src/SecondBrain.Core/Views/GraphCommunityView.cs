namespace SecondBrain.Core.Views;

/// <summary>Notes that are tied more to each other than to the rest.</summary>
/// <param name="Id">The note in the middle, by which the community is read.</param>
/// <param name="Name">The title of that note, and the topics.</param>
/// <param name="Topics">Tags and words that are frequent here and rare elsewhere.</param>
/// <param name="Central">The notes most tied to the others, the one in the middle first.</param>
public sealed record GraphCommunityView(string Id, string Name, int Size, IReadOnlyList<string> Topics, IReadOnlyList<NoteReference> Central);
