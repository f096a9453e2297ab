namespace SecondBrain.Core.Search.Segments;

/// <summary>A column of a section that is being written.</summary>
internal interface IColumnSource
{
    long ByteLength { get; }

    /// <param name="target"><see cref="ByteLength"/> bytes.</param>
    void CopyTo(Span<byte> target);
}
