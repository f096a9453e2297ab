namespace SecondBrain.Core.Vectors.Kernels;

/// <summary>One way to compute the dot product of a query and a row. All give the same integer for any row bytes.</summary>
internal interface IDotKernel
{
    static abstract bool IsSupported { get; }

    /// <param name="row">The first of <see cref="VectorQuery.Dimensions"/> bytes, at least <see cref="VectorQuery.Step"/> unless the kernel is <see cref="DotPortable"/>.</param>
    static abstract int Dot(VectorQuery query, ref readonly sbyte row);

    /// <summary>Two rows at once: what is read of the query serves both.</summary>
    static abstract (int One, int Other) Dots(VectorQuery query, ref readonly sbyte one, ref readonly sbyte other);
}
