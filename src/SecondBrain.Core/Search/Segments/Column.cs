using System.Runtime.InteropServices;

namespace SecondBrain.Core.Search.Segments;

/// <summary>Numbers of one size, read in place.</summary>
internal readonly struct Column<T>(ReadOnlyMemory<byte> bytes)
    where T : unmanaged
{
    public ReadOnlySpan<T> Span => MemoryMarshal.Cast<byte, T>(bytes.Span);

    public T this[int index] => Span[index];
}
