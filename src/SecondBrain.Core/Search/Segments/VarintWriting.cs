namespace SecondBrain.Core.Search.Segments;

internal static class VarintWriting
{
    /// <summary>What <see cref="ByteReader.ReadVarint"/> reads.</summary>
    public static void AddVarint(this GrowingBuffer<byte> bytes, uint value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
    }
}
