using System.Runtime.InteropServices;
using System.Text;

namespace SecondBrain.Core.Search.Segments;

/// <summary>The first bytes of the section <see cref="SectionKind.Meta"/>, as they are in the file.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct SegmentMeta
{
    public int Notes;
    public int Chunks;
    public int Vectors;
    public int Dimensions;
    public int Edges;
    public int Externals;
    public int Terms;
    public int Words;
    public int Labels;
    public int Tags;
    public int Names;
    public int LongestName;
    public int TextBlocks;
    public int CursorLength;
    public long UnresolvedLinks;
    public long TitleLength;
    public long AliasLength;
    public long TagLength;
    public long BodyLength;

    /// <exception cref="InvalidDataException">A count is out of range.</exception>
    public static SegmentMeta Read(ReadOnlyMemory<byte> section, out string cursor)
    {
        var columns = new SectionReader(section);
        var meta = columns.Take<SegmentMeta>(1)[0];
        ReadOnlySpan<int> counts =
        [
            meta.Notes, meta.Chunks, meta.Vectors, meta.Dimensions, meta.Edges, meta.Externals, meta.Terms, meta.Words, meta.Labels, meta.Tags, meta.Names, meta.TextBlocks,
        ];
        if (counts.ContainsAnyInRange(int.MinValue, -1) || meta.LongestName is < 0 or > byte.MaxValue || (meta.Vectors == 0) != (meta.Dimensions == 0))
        {
            SegmentDamage.Throw("a count is out of range");
        }

        cursor = Encoding.UTF8.GetString(columns.TakeBytes(meta.CursorLength).Span);
        columns.End();
        return meta;
    }
}
