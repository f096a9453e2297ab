using System.Runtime.InteropServices;

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
}
