namespace SecondBrain.Core.Search.Segments;

/// <summary>The vectors of a segment in contiguous rows, in order of their chunks.</summary>
internal readonly ref struct VectorBlock
{
    public int Count => Chunks.Length;

    /// <summary>0 when there is no vector.</summary>
    public int Dimensions { get; init; }

    /// <summary><see cref="Bits"/> a vector: ⌈dimensions / 64⌉.</summary>
    public int WordsPerRow => (Dimensions + 63) / 64;

    /// <summary>Row i from i × <see cref="Dimensions"/>: one int8 a dimension.</summary>
    public ReadOnlySpan<sbyte> Values { get; init; }

    /// <summary>Row i from i × <see cref="WordsPerRow"/>: bit j of word j / 64 is set when dimension j is not negative; unused bits are 0.</summary>
    public ReadOnlySpan<ulong> Bits { get; init; }

    /// <summary>Value = int8 × scale.</summary>
    public ReadOnlySpan<float> Scales { get; init; }

    /// <summary>1 / √(Σ int8²), 0 for a zero vector: cosine = dot × both inverse norms.</summary>
    public ReadOnlySpan<float> InverseNorms { get; init; }

    /// <summary>The chunk of each vector, ascending.</summary>
    public ReadOnlySpan<int> Chunks { get; init; }
}
