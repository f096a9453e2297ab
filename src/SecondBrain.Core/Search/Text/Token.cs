namespace SecondBrain.Core.Search.Text;

/// <param name="Start">In the tokenized text.</param>
/// <param name="Text">Lower case, accents folded.</param>
/// <param name="Accented">Lower case, accents kept.</param>
internal readonly record struct Token(int Start, int Length, string Text, string Accented, TokenKind Kind);

internal enum TokenKind
{
    /// <summary>Letters only: is stemmed.</summary>
    Word,

    /// <summary>An identifier, a number or two characters of Chinese, Japanese or Korean: matches exactly.</summary>
    Literal,
}
