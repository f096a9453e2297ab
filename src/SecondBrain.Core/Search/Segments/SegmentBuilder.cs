namespace SecondBrain.Core.Search.Segments;

/// <summary>Analyses notes and makes a segment of them.</summary>
internal static class SegmentBuilder
{
    /// <param name="notes">In the order that their ordinals shall have.</param>
    /// <param name="cursor">Kept as it is.</param>
    /// <exception cref="ArgumentException">Two notes have the same id.</exception>
    public static IndexSegment Build(IReadOnlyList<IndexedNote> notes, string cursor = "") => throw new NotImplementedException();
}
