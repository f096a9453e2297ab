namespace SecondBrain.Core.Search.Segments;

/// <summary>Walks through the keys of one segment while others are walked through: a <see cref="KeyReader"/> that can wait in an array.</summary>
internal sealed class KeyCursor(SortedKeys keys)
{
    private byte[] _buffer = new byte[KeyReader.UsualLength];
    private int _position;
    private int _length;

    /// <summary>The current key's; -1 before the first call of <see cref="Next"/>.</summary>
    public int Ordinal { get; private set; } = -1;

    public ReadOnlySpan<byte> Key => _buffer.AsSpan(0, _length);

    /// <returns>False after the last key.</returns>
    public bool Next()
    {
        if (++Ordinal >= keys.Count)
        {
            return false;
        }

        var reader = KeyReader.After(_length, keys.Bytes[_position..], _buffer);
        reader.Next();
        _position += reader.Position;
        _length = reader.Key.Length;
        if (_length > _buffer.Length)
        {
            _buffer = reader.Key.ToArray();
        }

        return true;
    }
}
