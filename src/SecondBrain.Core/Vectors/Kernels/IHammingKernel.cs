namespace SecondBrain.Core.Vectors.Kernels;

/// <summary>One way to count the bits in which a query and a row differ.</summary>
internal interface IHammingKernel
{
    static abstract bool IsSupported { get; }

    /// <summary>The fewest words a row may have.</summary>
    static abstract int LeastWords { get; }

    /// <param name="query">The first of <paramref name="words"/> words.</param>
    /// <param name="row">The first of <paramref name="words"/> words.</param>
    static abstract int Distance(ref readonly ulong query, ref readonly ulong row, int words);
}
