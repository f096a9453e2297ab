namespace SecondBrain.Core.Search.Segments;

/// <summary>Reads front-coded keys one after another.</summary>
internal ref struct KeyReader(ReadOnlySpan<byte> bytes, Span<byte> buffer)
{
    /// <summary>A buffer for nearly all keys; a longer one is allocated where that is too short.</summary>
    public const int UsualLength = 256;

    /// <summary>Far more than the longest token that the tokenizer makes.</summary>
    private const int MaximumLength = 1 << 16;

    private ByteReader _bytes = new(bytes);
    private Span<byte> _buffer = buffer;
    private int _length;

    /// <summary>Valid until the next call of <see cref="Next"/>.</summary>
    public readonly ReadOnlySpan<byte> Key => _buffer[.._length];

    /// <summary>Bytes read so far.</summary>
    public readonly int Position => _bytes.Position;

    /// <summary>Goes on where another reader was, whose last key is in the buffer.</summary>
    public static KeyReader After(int lastLength, ReadOnlySpan<byte> bytes, Span<byte> buffer) => new(bytes, buffer) { _length = lastLength };

    /// <summary>Must not be called more often than there are keys.</summary>
    public void Next()
    {
        var shared = _bytes.ReadCount();
        var rest = _bytes.ReadBytes(_bytes.ReadCount());
        if (shared > _length || rest.Length > MaximumLength - shared)
        {
            SegmentDamage.Throw("a key is too long");
        }

        if (shared + rest.Length > _buffer.Length)
        {
            var longer = new byte[(shared + rest.Length) * 2];
            Key.CopyTo(longer);
            _buffer = longer;
        }

        rest.CopyTo(_buffer[shared..]);
        _length = shared + rest.Length;
    }
}
