namespace SecondBrain.Core.Search.Segments;

/// <summary>The terms of a segment and their postings.</summary>
internal sealed class TermTable
{
    public const int Fields = 4;

    private readonly Column<int> _postingStarts;
    private readonly ReadOnlyMemory<byte> _postings;
    private readonly int _notes;
    private readonly int _chunks;

    public TermTable(ReadOnlyMemory<byte> section, ReadOnlyMemory<byte> postings, in SegmentMeta meta)
    {
        var columns = new SectionReader(section);
        var blocks = columns.Take<int>(SortedKeys.BlocksFor(meta.Terms) + 1L);
        _postingStarts = columns.Take<int>(meta.Terms + 1L);
        _postings = postings;
        _notes = meta.Notes;
        _chunks = meta.Chunks;
        ColumnChecks.Partition(_postingStarts.Span, postings.Length, "postings");
        Keys = new SortedKeys(meta.Terms, blocks, columns.TakeRest());
    }

    public SortedKeys Keys { get; }

    public int NoteFrequency(int term)
    {
        var bytes = new ByteReader(Of(term));
        _ = bytes.ReadVarint();
        return bytes.ReadCount();
    }

    public PostingReader Postings(int term, IndexField field, Span<int> buffer)
    {
        var bytes = new ByteReader(Of(term));
        var present = bytes.ReadVarint();
        _ = bytes.ReadVarint();
        var before = 0;
        var (count, length) = (0, 0);
        for (var i = 0; i <= (int)field; i++)
        {
            before += length;
            (count, length) = (present >> i & 1) == 0 ? (0, 0) : (bytes.ReadCount(), bytes.ReadCount());
            if (length > _postings.Length)
            {
                SegmentDamage.Throw("postings are longer than their section");
            }
        }

        for (var i = (int)field + 1; i < Fields; i++)
        {
            if ((present >> i & 1) != 0)
            {
                _ = bytes.ReadVarint();
                _ = bytes.ReadVarint();
            }
        }

        _ = bytes.ReadBytes(before);
        return new PostingReader(bytes.ReadBytes(length), count, field == IndexField.Body ? _chunks : _notes, buffer);
    }

    private ReadOnlySpan<byte> Of(int term) => _postings.Span[_postingStarts[term].._postingStarts[term + 1]];
}
