namespace SecondBrain.Core.Views;

/// <summary>A page of a community's notes.</summary>
/// <param name="Items">Those most tied to the others first.</param>
public sealed record GraphCommunityMembersView(GraphCommunityView Community, IReadOnlyList<NoteReference> Items, string? Next);
