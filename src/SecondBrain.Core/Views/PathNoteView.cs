using SecondBrain.Core.Search;

namespace SecondBrain.Core.Views;

/// <summary>A step of the way through the graph to a hit, as readers see it.</summary>
/// <param name="Link">The type of the link that leads here, or <c>mentions</c> for a name without a link; null for the first note.</param>
/// <param name="Outgoing">Whether the link is in the note before; false when it is in this one; null for the first note.</param>
public sealed record PathNoteView(string Id, string Title, string? Link, bool? Outgoing)
{
    public static PathNoteView Of(PathNote step) => new(step.Id.Value, step.Title, step.EdgeType, step.EdgeType is null ? null : step.IsOutgoing);
}
