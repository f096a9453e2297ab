using System.Text;

namespace SecondBrain.Core.Search.Segments;

/// <summary>Reads the surface words of a segment that start with a prefix, in order of their UTF-8 bytes, without allocating for each.</summary>
internal ref struct WordReader
{
    private readonly WordTable _words;
    private readonly ReadOnlySpan<byte> _prefix;
    private KeyReader _keys;
    private int[] _terms = new int[4];
    private int _termCount;
    private int _next;

    public WordReader(WordTable words, ReadOnlySpan<byte> prefix, int first)
    {
        _words = words;
        _prefix = prefix;
        _next = first;
        _keys = words.Keys.From(first, new byte[KeyReader.UsualLength]);
    }

    /// <summary>The word, lower case and folded. Valid until the next call.</summary>
    public readonly ReadOnlySpan<byte> Utf8 => _keys.Key;

    /// <summary>The ordinals of the terms that the word analyses to, ascending. Valid until the next call.</summary>
    public readonly ReadOnlySpan<int> Terms => _terms.AsSpan(0, _termCount);

    /// <summary>The same terms, with the notes that have each by this word.</summary>
    public readonly FormReader Forms => _words.Forms(_next - 1);

    /// <returns>False after the last word with the prefix.</returns>
    /// <exception cref="InvalidDataException">The segment is damaged.</exception>
    public bool Next()
    {
        if (_next >= _words.Keys.Count)
        {
            return false;
        }

        _keys.Next();
        if (!_keys.Key.StartsWith(_prefix))
        {
            _next = _words.Keys.Count;
            return false;
        }

        _termCount = 0;
        for (var forms = _words.Forms(_next++); forms.Next();)
        {
            if (_termCount == _terms.Length)
            {
                Array.Resize(ref _terms, _termCount * 2);
            }

            _terms[_termCount++] = forms.Term;
        }

        return true;
    }

    /// <summary>The word as a new string.</summary>
    public override readonly string ToString() => Encoding.UTF8.GetString(Utf8);
}
