namespace SecondBrain.Core.Search.Text;

/// <summary>How the words of a text are reduced to terms.</summary>
internal enum NoteLanguage
{
    English,
    Spanish,

    /// <summary>Any other: words are kept whole.</summary>
    Other,
}
