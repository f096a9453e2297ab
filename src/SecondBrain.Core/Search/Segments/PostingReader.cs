namespace SecondBrain.Core.Search.Segments;

/// <summary>Reads the postings of a term in a field, ascending, a block at a time, into a buffer of the caller.</summary>
internal ref struct PostingReader
{
    /// <summary>Postings of a block, the last one apart.</summary>
    public const int BlockLength = 128;

    /// <summary>The ints that the caller's buffer needs: documents and frequencies of one block.</summary>
    public const int BufferLength = 2 * BlockLength;

    /// <summary>Of the whole list; 0 when the field has no such term.</summary>
    public int Count { get; }

    /// <param name="documents">Ordinals of notes, or of chunks for <see cref="IndexField.Body"/>: ascending, each within the segment. Valid until the next call.</param>
    /// <param name="frequencies">How often each has the term, at least 1.</param>
    /// <returns>False after the last block.</returns>
    /// <exception cref="InvalidDataException">The segment is damaged.</exception>
    public bool NextBlock(out ReadOnlySpan<int> documents, out ReadOnlySpan<int> frequencies) => throw new NotImplementedException();
}
