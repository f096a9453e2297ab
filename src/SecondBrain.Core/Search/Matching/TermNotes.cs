using SecondBrain.Core.Search.Live;
using SecondBrain.Core.Search.Segments;

namespace SecondBrain.Core.Search.Matching;

/// <summary>The notes of a segment that have a term.</summary>
internal static class TermNotes
{
    public static readonly IndexField[] Fields = [IndexField.Title, IndexField.Alias, IndexField.Tag, IndexField.Body];

    /// <summary>Whether a living note has the term in the field.</summary>
    public static bool Any(LiveSegment part, int term, IndexField field)
    {
        Span<int> buffer = stackalloc int[PostingReader.BufferLength];
        var postings = part.Segment.Postings(term, field, buffer);
        var chunkNotes = part.Segment.ChunkNotes;
        while (postings.NextBlock(out var documents, out _))
        {
            foreach (var document in documents)
            {
                if (!part.IsDead(field == IndexField.Body ? chunkNotes[document] : document))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Adds the notes that have one of the terms in any field, dead ones too.</summary>
    /// <param name="notes">By ordinal of the segment.</param>
    public static void Mark(IndexSegment segment, ReadOnlySpan<int> terms, Span<ulong> notes)
    {
        foreach (var term in terms)
        {
            foreach (var field in Fields)
            {
                Mark(segment, term, field, notes, byChunk: false);
            }
        }
    }

    /// <param name="byChunk">For the body: adds chunks, not their notes.</param>
    public static void Mark(IndexSegment segment, int term, IndexField field, Span<ulong> set, bool byChunk)
    {
        Span<int> buffer = stackalloc int[PostingReader.BufferLength];
        var postings = segment.Postings(term, field, buffer);
        var chunkNotes = segment.ChunkNotes;
        var toNotes = field == IndexField.Body && !byChunk;
        while (postings.NextBlock(out var documents, out _))
        {
            foreach (var document in documents)
            {
                NoteBits.Set(set, toNotes ? chunkNotes[document] : document);
            }
        }
    }
}
