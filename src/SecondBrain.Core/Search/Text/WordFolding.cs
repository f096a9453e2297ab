using System.Globalization;
using System.Text;

namespace SecondBrain.Core.Search.Text;

/// <summary>Lower case without accents, so that <c>Gödel</c> is found by <c>godel</c>.</summary>
internal static class WordFolding
{
    /// <param name="accented">Lower case with its accents, composed (NFC).</param>
    public static string Fold(ReadOnlySpan<char> word, out string accented)
    {
        if (Ascii.IsValid(word))
        {
            return accented = string.Create(word.Length, word, static (result, source) => Ascii.ToLower(source, result, out _));
        }

        var written = word.ToString().Replace('’', '\'');
        accented = Normalise(written.ToLowerInvariant(), NormalizationForm.FormC);
        var decomposed = Normalise(written, NormalizationForm.FormKD);
        var folded = new StringBuilder(decomposed.Length);
        var afterLatin = false;
        foreach (var c in decomposed)
        {
            // Marks are accents on Latin letters only: in other scripts they make another letter (か and が, и and й).
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark && afterLatin)
            {
                continue;
            }

            afterLatin = c < 0x250;
            _ = char.ToLowerInvariant(c) switch
            {
                'ß' => folded.Append("ss"),
                'æ' => folded.Append("ae"),
                'œ' => folded.Append("oe"),
                'ø' => folded.Append('o'),
                'ł' => folded.Append('l'),
                'đ' => folded.Append('d'),
                'ı' => folded.Append('i'),
                var lower => folded.Append(lower),
            };
        }

        return Normalise(folded.ToString(), NormalizationForm.FormC);
    }

    private static string Normalise(string text, NormalizationForm form)
    {
        try
        {
            return text.Normalize(form);
        }
        catch (ArgumentException)
        {
            // Lone surrogates have no normal form.
            return text;
        }
    }
}
