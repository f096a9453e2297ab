using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Search;

/// <param name="Type">For example <c>links</c> or <c>supports</c>.</param>
/// <param name="Weight">0 to 1.</param>
public sealed record IndexedEdge(NoteId Target, string Type, double Weight)
{
    /// <summary>Whether the note's text makes the link: who does not get to know of the target sees a name that no note has.</summary>
    public bool IsWritten { get; init; }

    /// <summary>Of the note that has the evidence, when that was merged into this one and has another visibility; null: this note's.</summary>
    public string? Visibility { get; init; }
}
