namespace SecondBrain.Core.Search.Segments;

/// <summary>A segment and which of its notes are gone.</summary>
/// <param name="Dead">Bit n of word n / 64 is set when note n is dead. Words that are missing at the end are zero: empty when all notes live.</param>
internal readonly record struct SegmentPart(IndexSegment Segment, ReadOnlyMemory<ulong> Dead)
{
    public bool IsDead(int note) => note >> 6 is var word && word < Dead.Length && (Dead.Span[word] >> (note & 63) & 1) != 0;
}
