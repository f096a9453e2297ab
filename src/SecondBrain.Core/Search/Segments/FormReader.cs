namespace SecondBrain.Core.Search.Segments;

/// <summary>Reads the forms of a word: each a term that the word analyses to in a language, and the notes that have the term by this word.</summary>
internal ref struct FormReader
{
    private readonly int _terms;
    private ByteReader _bytes;

    public FormReader(ReadOnlySpan<byte> bytes, int terms)
    {
        _bytes = new ByteReader(bytes);
        _terms = terms;
        Left = _bytes.ReadCount();
    }

    public int Left { get; private set; }

    public int Term { get; private set; }

    /// <summary>
    /// Ordinals of the notes: varints, each the step from the one before, less one, from -1 on.
    /// Empty when the term has no other word: the notes are then those of the term.
    /// </summary>
    public ReadOnlySpan<byte> Notes { get; private set; }

    public bool Next()
    {
        if (Left == 0)
        {
            return false;
        }

        Left--;
        Term = _bytes.ReadCount();
        Notes = _bytes.ReadBytes(_bytes.ReadCount());
        if (Term >= _terms)
        {
            SegmentDamage.Throw("a word's term is out of range");
        }

        return true;
    }
}
