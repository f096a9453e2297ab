namespace SecondBrain.Core.Search.Segments;

/// <summary>Makes one segment of the living notes of several, without analysing a text again.</summary>
internal static class SegmentMerger
{
    /// <returns>Byte for byte what <see cref="SegmentBuilder.Build"/> makes of the living notes, in the order of the segments and of the notes in each.</returns>
    /// <exception cref="ArgumentException">A note lives in two of the segments.</exception>
    /// <exception cref="InvalidDataException">A segment is damaged.</exception>
    public static IndexSegment Merge(IReadOnlyList<SegmentPart> parts, string cursor = "") => throw new NotImplementedException();
}
