using SecondBrain.Core.Search.Segments;

namespace SecondBrain.Core.Search;

/// <summary>The index as one file, so that a cold start is one read: an index segment of all notes (docs/index-format.md), read in place.</summary>
public static class BrainIndexSnapshot
{
    /// <summary>Merges the index into one segment, which it then lives on, and writes it.</summary>
    /// <param name="cursor">How far the index had followed the change feed; comes back from <see cref="Read(Stream)"/> as it is.</param>
    public static void Write(Stream stream, BrainIndex index, string cursor) => stream.Write(index.Compact(cursor).Bytes.Span);

    /// <summary>Reads to the end of the stream. Damage is an outcome, not an exception; faults of the stream itself are thrown.</summary>
    public static SnapshotReadResult Read(Stream stream) => Read(stream, SearchOptions.Default);

    /// <inheritdoc cref="Read(Stream)"/>
    public static SnapshotReadResult Read(Stream stream, SearchOptions options)
    {
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return Open(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), options);
    }

    /// <param name="file">Must not change afterwards: the index is read in place.</param>
    public static SnapshotReadResult Open(ReadOnlyMemory<byte> file, SearchOptions options) => IndexSegment.Open(file) switch
    {
        SegmentReadResult.Opened opened => new SnapshotReadResult.Loaded(BrainIndex.Over(opened.Segment, options), opened.Segment.Cursor),
        SegmentReadResult.Damaged damaged => new SnapshotReadResult.Damaged(damaged.Reason),
        SegmentReadResult.OtherVersion other => new SnapshotReadResult.OtherVersion(other.Format),
        _ => throw new InvalidOperationException("A segment is opened, damaged or of another version."),
    };
}
