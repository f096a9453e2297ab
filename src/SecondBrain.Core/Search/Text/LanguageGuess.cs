using System.Buffers;

namespace SecondBrain.Core.Search.Text;

internal static class LanguageGuess
{
    private static readonly SearchValues<char> SpanishLetters = SearchValues.Create("ñáéíóú");

    /// <summary>The language of a BCP 47 tag, if the tag is well known; null to guess.</summary>
    public static NoteLanguage? FromTag(string? tag)
    {
        if (string.IsNullOrWhiteSpace(tag))
        {
            return null;
        }

        var primary = tag.Trim().Split('-', '_')[0];
        return primary.Equals("en", StringComparison.OrdinalIgnoreCase) || primary.Equals("english", StringComparison.OrdinalIgnoreCase) ? NoteLanguage.English
            : primary.Equals("es", StringComparison.OrdinalIgnoreCase) || primary.Equals("spanish", StringComparison.OrdinalIgnoreCase) ? NoteLanguage.Spanish
            : NoteLanguage.Other;
    }

    /// <summary>English or Spanish by their stop words and Spanish letters; null when the text has no sign of either.</summary>
    public static NoteLanguage? Of(IEnumerable<Token> tokens)
    {
        var english = 0;
        var spanish = 0;
        foreach (var token in tokens)
        {
            if (StopWords.OnlyEnglish.Contains(token.Text))
            {
                english++;
            }
            else if (StopWords.OnlySpanish.Contains(token.Text) || token.Accented.AsSpan().IndexOfAny(SpanishLetters) >= 0)
            {
                spanish++;
            }
        }

        return (english, spanish) switch
        {
            (0, 0) => null,
            _ when spanish > english => NoteLanguage.Spanish,
            _ => NoteLanguage.English,
        };
    }
}
