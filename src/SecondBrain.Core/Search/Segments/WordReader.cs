namespace SecondBrain.Core.Search.Segments;

/// <summary>Reads the surface words of a segment in order of their UTF-8 bytes, without allocating.</summary>
internal ref struct WordReader
{
    /// <summary>The word, lower case and folded. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Utf8 => throw new NotImplementedException();

    /// <summary>The ordinals of the terms that the word analyses to, ascending. Valid until the next call.</summary>
    public ReadOnlySpan<int> Terms => throw new NotImplementedException();

    /// <returns>False after the last word with the prefix.</returns>
    /// <exception cref="InvalidDataException">The segment is damaged.</exception>
    public bool Next() => throw new NotImplementedException();

    /// <summary>The word as a new string.</summary>
    public override readonly string ToString() => throw new NotImplementedException();
}
