using System.Buffers.Binary;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Search.Segments;

/// <summary>Note ids as the 128-bit numbers that they spell: they compare as the ids do.</summary>
internal static class Ulids
{
    public const int ByteLength = 16;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static UInt128 Of(NoteId id)
    {
        UInt128 number = 0;
        foreach (var letter in id.Value)
        {
            number = (number << 5) | (uint)Alphabet.IndexOf(letter);
        }

        return number;
    }

    public static NoteId ToId(UInt128 number) => NoteId.Parse(string.Create(26, number, static (text, number) =>
    {
        for (var i = text.Length - 1; i >= 0; i--, number >>= 5)
        {
            text[i] = Alphabet[(int)(uint)(number & 31)];
        }
    }));

    /// <param name="numbers">Sixteen bytes a number, big-endian.</param>
    public static UInt128 Read(ReadOnlySpan<byte> numbers, int index) => BinaryPrimitives.ReadUInt128BigEndian(numbers.Slice(index * ByteLength, ByteLength));
}
