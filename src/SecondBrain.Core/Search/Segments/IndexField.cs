namespace SecondBrain.Core.Search.Segments;

/// <summary>Where in a note a word is. The values are those of the file.</summary>
internal enum IndexField
{
    Title,
    Alias,
    Tag,

    /// <summary>The texts of the chunks: the only field whose postings are by chunk, not by note.</summary>
    Body,
}
