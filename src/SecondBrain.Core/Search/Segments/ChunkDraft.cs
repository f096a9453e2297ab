namespace SecondBrain.Core.Search.Segments;

/// <summary>The chunks of a segment that is being made, their texts and vectors: what <see cref="ChunkColumns"/>, <see cref="TextBlocks"/> and <see cref="VectorColumns"/> read.</summary>
/// <param name="textBytes">About how many bytes the compressed texts will have.</param>
/// <param name="vectorBytes">About how many bytes the int8 vectors will have.</param>
internal sealed class ChunkDraft(int textBytes = 0, int vectorBytes = 0)
{
    private readonly GrowingBuffer<int> _notes = new();
    private readonly GrowingBuffer<int> _numbers = new();
    private readonly GrowingBuffer<int> _starts = new();
    private readonly GrowingBuffer<int> _ends = new();
    private readonly GrowingBuffer<int> _lengths = new();
    private readonly GrowingBuffer<int> _rows = new();
    private readonly GrowingBuffer<int> _headingLengths = new();
    private readonly GrowingBuffer<ulong> _bits = new(vectorBytes / 64);
    private readonly GrowingBuffer<sbyte> _values = new(vectorBytes);
    private readonly GrowingBuffer<float> _scales = new();
    private readonly GrowingBuffer<float> _inverseNorms = new();
    private readonly GrowingBuffer<int> _vectorChunks = new();
    private int _dimensions;

    public int Count => _notes.Count;

    public ReadOnlySpan<int> Notes => _notes.Span;

    public TextBlockWriter Texts { get; } = new(textBytes);

    /// <summary>Adds a chunk; its vector, if it has one, and its text are added after it.</summary>
    public void Add(int note, int number, int start, int end, int length, int headingLength)
    {
        _notes.Add(note);
        _numbers.Add(number);
        _starts.Add(start);
        _ends.Add(end);
        _lengths.Add(length);
        _headingLengths.Add(headingLength);
        _rows.Add(-1);
    }

    /// <summary>The vector of the last chunk; dropped when it has other dimensions than the first.</summary>
    public void AddVector(ReadOnlySpan<sbyte> values, ReadOnlySpan<ulong> bits, float scale, float inverseNorm)
    {
        if (_dimensions == 0)
        {
            _dimensions = values.Length;
        }

        if (values.Length != _dimensions)
        {
            return;
        }

        _rows[Count - 1] = _vectorChunks.Count;
        _vectorChunks.Add(Count - 1);
        _values.AddRange(values);
        _bits.AddRange(bits);
        _scales.Add(scale);
        _inverseNorms.Add(inverseNorm);
    }

    public (IColumnSource[] Chunks, IColumnSource[] Texts, IColumnSource[] Vectors) End(ref SegmentMeta meta)
    {
        Texts.End();
        meta.Chunks = Count;
        meta.Vectors = _vectorChunks.Count;
        meta.Dimensions = _dimensions;
        meta.TextBlocks = Texts.RawStarts.Count - 1;
        return (
            [_notes, _numbers, _starts, _ends, _lengths, _rows, _headingLengths, Texts.ChunkStarts],
            [Texts.RawStarts, Texts.FileStarts, Texts.Bytes],
            [_bits, _values, _scales, _inverseNorms, _vectorChunks]);
    }
}
