namespace SecondBrain.Local.Embedding;

/// <summary>Zeroed floats at a fixed address on a cache line boundary: a vector load that straddles two lines takes twice as long.</summary>
internal sealed unsafe class FloatBuffer
{
    private const int LineBytes = 64;
    private readonly float[] _memory;
    private readonly int _start;

    public FloatBuffer(int length)
    {
        // A pinned array never moves, and is collected like any other
        _memory = GC.AllocateArray<float>(length + (LineBytes / sizeof(float)), pinned: true);
        fixed (float* first = _memory)
        {
            _start = (int)((LineBytes - ((nuint)first % LineBytes)) % LineBytes) / sizeof(float);
            Pointer = first + _start;
        }

        Length = length;
    }

    public float* Pointer { get; }

    public int Length { get; }

    public Span<float> Span => _memory.AsSpan(_start, Length);
}
