namespace SecondBrain.Core.Search.Segments;

/// <summary>The sections of a segment, in the order of the file. The values are those of the file.</summary>
internal enum SectionKind
{
    Meta = 1,
    Notes,
    Ids,
    Labels,
    Strings,
    Lengths,
    Chunks,
    Texts,
    Terms,
    Postings,
    Words,
    Vectors,
    Graph,
    Names,
}
