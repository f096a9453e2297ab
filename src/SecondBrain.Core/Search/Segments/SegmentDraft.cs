using System.Text;

namespace SecondBrain.Core.Search.Segments;

/// <summary>A segment that is being made, by the builder or by the merger: the same notes in the same order come to the same bytes.</summary>
internal sealed class SegmentDraft(ChunkDraft chunks)
{
    public KeyTable Labels { get; } = new();

    public NoteDraft Notes { get; } = new();

    public ChunkDraft Chunks { get; } = chunks;

    public EdgeDraft Edges { get; } = new();

    public NameDraft Names { get; } = new();

    /// <param name="terms">Every term of the notes.</param>
    /// <param name="words">Every word of the notes.</param>
    public IndexSegment End(TermDraft terms, WordDraft words, string cursor)
    {
        var meta = default(SegmentMeta);
        var order = Labels.Sorted();
        var ranks = new int[order.Length];
        var labelStarts = new GrowingBuffer<int>(order.Length + 1);
        var labelBytes = new GrowingBuffer<byte>();
        for (var i = 0; i < order.Length; i++)
        {
            ranks[order[i]] = i;
            labelStarts.Add(labelBytes.Count);
            labelBytes.AddRange(Labels[order[i]]);
        }

        labelStarts.Add(labelBytes.Count);
        meta.Labels = order.Length;
        var (noteColumns, lengthColumns) = Notes.End(Chunks.Count, ranks, ref meta);
        var (chunkColumns, textColumns, vectorColumns) = Chunks.End(ref meta);
        var (idColumns, graphColumns) = Edges.End(Notes, ranks, ref meta);
        var (termColumns, postingColumns) = terms.End(ref meta);
        var wordColumns = words.End(ref meta);
        var nameColumns = Names.End(ref meta);
        var cursorBytes = new GrowingBuffer<byte>();
        cursorBytes.AddRange(Encoding.UTF8.GetBytes(cursor));
        meta.CursorLength = cursorBytes.Count;
        var metaColumn = new GrowingBuffer<SegmentMeta>();
        metaColumn.Add(meta);
        return IndexSegment.OfOwn(SegmentFile.Assemble(
        [
            [metaColumn, cursorBytes],
            noteColumns,
            idColumns,
            [labelStarts, labelBytes],
            [Notes.Strings],
            lengthColumns,
            chunkColumns,
            textColumns,
            termColumns,
            postingColumns,
            wordColumns,
            vectorColumns,
            graphColumns,
            nameColumns,
        ]));
    }
}
