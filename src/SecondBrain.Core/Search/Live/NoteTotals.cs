using SecondBrain.Core.Search.Segments;

namespace SecondBrain.Core.Search.Live;

/// <summary>What statistics are made of: counts and sums of the lengths of fields, of one note or of many.</summary>
internal readonly record struct NoteTotals(int Notes, int Chunks, int Vectors, int Unresolved, long Title, long Alias, long Tag, long Body)
{
    /// <summary>All notes of the segment, dead or alive.</summary>
    public static NoteTotals Of(IndexSegment segment) => new(
        segment.Notes,
        segment.Chunks,
        segment.VectorCount,
        segment.UnresolvedLinks,
        segment.SumOfLengths(IndexField.Title),
        segment.SumOfLengths(IndexField.Alias),
        segment.SumOfLengths(IndexField.Tag),
        segment.SumOfLengths(IndexField.Body));

    public static NoteTotals Of(IndexSegment segment, int note)
    {
        var chunks = segment.ChunkCount(note);
        var vectors = 0;
        foreach (var row in segment.ChunkVectors.Slice(segment.FirstChunk(note), chunks))
        {
            vectors += row >= 0 ? 1 : 0;
        }

        return new(
            1,
            chunks,
            vectors,
            segment.UnresolvedLinksOf(note),
            segment.Lengths(IndexField.Title)[note],
            segment.Lengths(IndexField.Alias)[note],
            segment.Lengths(IndexField.Tag)[note],
            segment.Lengths(IndexField.Body)[note]);
    }

    public static NoteTotals operator +(NoteTotals one, NoteTotals other) => new(
        one.Notes + other.Notes,
        one.Chunks + other.Chunks,
        one.Vectors + other.Vectors,
        one.Unresolved + other.Unresolved,
        one.Title + other.Title,
        one.Alias + other.Alias,
        one.Tag + other.Tag,
        one.Body + other.Body);

    public static NoteTotals operator -(NoteTotals one, NoteTotals other) => new(
        one.Notes - other.Notes,
        one.Chunks - other.Chunks,
        one.Vectors - other.Vectors,
        one.Unresolved - other.Unresolved,
        one.Title - other.Title,
        one.Alias - other.Alias,
        one.Tag - other.Tag,
        one.Body - other.Body);

    /// <summary>The mean length of a field, in words that are not stop words; 0 when there is none.</summary>
    public double AverageLength(IndexField field)
    {
        var sum = field switch
        {
            IndexField.Title => Title,
            IndexField.Alias => Alias,
            IndexField.Tag => Tag,
            _ => Body,
        };
        return Notes == 0 ? 0 : (double)sum / Notes;
    }
}
