namespace SecondBrain.Core.Search.Segments;

/// <summary>What opening a file came to. After anything but <see cref="Opened"/> the index has to be built from the notes.</summary>
internal abstract record SegmentReadResult
{
    private SegmentReadResult()
    {
    }

    public sealed record Opened(IndexSegment Segment) : SegmentReadResult;

    /// <param name="Reason">One sentence for a log or a user; holds no note text.</param>
    public sealed record Damaged(string Reason) : SegmentReadResult;

    /// <summary>A segment, of another version of the format or of the analysis of words.</summary>
    public sealed record OtherVersion(int Format, int Analysis) : SegmentReadResult;
}
