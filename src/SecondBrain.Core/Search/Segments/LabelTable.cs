using System.Text;

namespace SecondBrain.Core.Search.Segments;

/// <summary>The distinct strings that many notes share, sorted by their UTF-8 bytes.</summary>
internal sealed class LabelTable
{
    private readonly Column<int> _starts;
    private readonly ReadOnlyMemory<byte> _bytes;

    // Filled on use; two threads may make the same string.
    private readonly string?[] _texts;

    public LabelTable(ReadOnlyMemory<byte> section, int count)
    {
        var columns = new SectionReader(section);
        _starts = columns.Take<int>(count + 1L);
        _bytes = columns.TakeRest();
        ColumnChecks.Partition(_starts.Span, _bytes.Length, "labels");
        _texts = new string?[count];
    }

    public int Count => _texts.Length;

    public string this[int label] => _texts[label] ??= Encoding.UTF8.GetString(Utf8(label));

    public ReadOnlySpan<byte> Utf8(int label) => _bytes.Span[_starts[label].._starts[label + 1]];

    /// <returns>-1 when it is no label of the segment.</returns>
    public int Find(string text)
    {
        var key = Encoding.UTF8.GetBytes(text);
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            switch (Utf8(middle).SequenceCompareTo(key))
            {
                case 0:
                    return middle;
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        return -1;
    }
}
