namespace SecondBrain.Core.Search.Segments;

/// <summary>What the segment says of each chunk, but for its text and vector.</summary>
internal sealed class ChunkColumns
{
    public ChunkColumns(ReadOnlyMemory<byte> section, in SegmentMeta meta, ReadOnlySpan<int> firstChunks)
    {
        var columns = new SectionReader(section);
        Notes = columns.Take<int>(meta.Chunks);
        Numbers = columns.Take<int>(meta.Chunks);
        Starts = columns.Take<int>(meta.Chunks);
        Ends = columns.Take<int>(meta.Chunks);
        Lengths = columns.Take<int>(meta.Chunks);
        Vectors = columns.Take<int>(meta.Chunks);
        HeadingLengths = columns.Take<int>(meta.Chunks);
        TextStarts = columns.Take<int>(meta.Chunks + 1L);
        columns.End();
        var notes = Notes.Span;
        for (var note = 0; note < meta.Notes; note++)
        {
            if (notes[firstChunks[note]..firstChunks[note + 1]].ContainsAnyExcept(note))
            {
                SegmentDamage.Throw("a chunk is of another note");
            }
        }

        ColumnChecks.InRange(Vectors.Span, meta.Vectors, "a vector of a chunk", lowest: -1);
        ColumnChecks.InRange(HeadingLengths.Span, int.MaxValue, "a heading's length");
    }

    public Column<int> Notes { get; }

    public Column<int> Numbers { get; }

    public Column<int> Starts { get; }

    public Column<int> Ends { get; }

    public Column<int> Lengths { get; }

    /// <summary>The row of each chunk's vector, or -1.</summary>
    public Column<int> Vectors { get; }

    /// <summary>In UTF-8 bytes: the heading path comes before the text.</summary>
    public Column<int> HeadingLengths { get; }

    /// <summary>Where each chunk's bytes start among the bytes of all texts, and the end.</summary>
    public Column<int> TextStarts { get; }
}
