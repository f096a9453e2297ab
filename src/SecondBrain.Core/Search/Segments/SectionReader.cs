using System.Runtime.CompilerServices;

namespace SecondBrain.Core.Search.Segments;

/// <summary>Cuts a section into its columns. Each starts at a multiple of eight bytes.</summary>
internal sealed class SectionReader(ReadOnlyMemory<byte> section)
{
    private int _position;

    public Column<T> Take<T>(long count)
        where T : unmanaged => new(TakeBytes(count * Unsafe.SizeOf<T>()));

    public ReadOnlyMemory<byte> TakeBytes(long length)
    {
        var start = Math.Min(section.Length, (_position + 7L) & ~7L);
        if (length < 0 || start + length > section.Length)
        {
            SegmentDamage.Throw("a section is shorter than its columns");
        }

        _position = (int)(start + length);
        return section.Slice((int)start, (int)length);
    }

    /// <summary>A last column of bytes that is as long as the rest.</summary>
    public ReadOnlyMemory<byte> TakeRest() => TakeBytes(section.Length - Math.Min(section.Length, (_position + 7L) & ~7L));

    /// <summary>Every byte of the section has to belong to a column.</summary>
    public void End()
    {
        if (_position != section.Length)
        {
            SegmentDamage.Throw("a section is longer than its columns");
        }
    }
}
