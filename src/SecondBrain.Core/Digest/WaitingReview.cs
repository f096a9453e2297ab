using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Digest;

/// <summary>A proposal that nobody has decided.</summary>
/// <param name="LinkType">The type of the link that it proposes; null when it proposes something else.</param>
public sealed record WaitingReview(string Id, IReadOnlyList<NoteId> Notes, string? LinkType, DateTimeOffset CreatedAt);
