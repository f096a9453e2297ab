using System.Buffers;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Safety.Flags;

/// <summary>Finds characters that are not shown, and comments and invisible elements that speak to an assistant.</summary>
internal static class HiddenTextFinder
{
    /// <summary>As many in a row spell something; one or two are left behind by a copied web page, an emoji or a script that joins its letters.</summary>
    private const int FewestInRow = 4;

    private const int LongestComment = 8000;

    private const int LongestTag = 400;

    private static readonly (string Open, string Close)[] Comments = [("<!--", "-->"), ("%%", "%%"), ("[//]: #", "\n"), ("[comment]:", "\n")];

    private static readonly SearchValues<string> CommentStarts = SearchValues.Create([.. Comments.Select(each => each.Open)], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Styles = SearchValues.Create(
        [
            "display:none", "display: none", "visibility:hidden", "visibility: hidden", "font-size:0", "font-size: 0", "font-size:1px", "font-size: 1px", "opacity:0", "opacity: 0",
            "color:white", "color: white", "color:#fff", "color: #fff", "color:transparent", "color: transparent", "text-indent:-", "text-indent: -", "left:-", "left: -", " hidden>", " hidden ", "aria-hidden",
        ],
        StringComparison.OrdinalIgnoreCase);

    public static void Find(string text, List<TextFlag> flags)
    {
        FindCharacters(text, flags);
        FindComments(text, flags);
        FindElements(text, flags);
    }

    private static void FindCharacters(string text, List<TextFlag> flags)
    {
        var (invisible, start, inEmoji) = (0, 0, false);
        var rightToLeft = text.AsSpan().ContainsAnyInRange('\u0590', '\u08FF');
        for (var at = 0; at < text.Length; at++)
        {
            var rune = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at];
            var length = rune > 0xFFFF ? 2 : 1;
            if (rune is 0x202D or 0x202E || (!rightToLeft && rune is 0x202B or 0x2067))
            {
                flags.Add(new TextFlag(TextFlagKind.HiddenText, new TextSpan(at, at + 1)));
            }
            else if (rune is >= 0xE0000 and <= 0xE007F && !inEmoji)
            {
                // letters that are not shown; those of a flag follow a black flag
                flags.Add(new TextFlag(TextFlagKind.HiddenText, new TextSpan(at, at + length)));
            }

            inEmoji = rune == 0x1F3F4 || (inEmoji && rune is >= 0xE0020 and <= 0xE007F);
            if (IsInvisible(rune))
            {
                start = invisible++ == 0 ? at : start;
                if (invisible == FewestInRow)
                {
                    flags.Add(new TextFlag(TextFlagKind.HiddenText, new TextSpan(start, at + length)));
                }
            }
            else
            {
                invisible = 0;
            }

            at += length - 1;
        }

        FindSplitWords(text, flags);
    }

    /// <summary>Words cut by characters without width, so that a filter does not know them: more of them than a copied page has.</summary>
    private static void FindSplitWords(string text, List<TextFlag> flags)
    {
        var cuts = 0;
        for (var at = text.AsSpan().IndexOfAny("\u200B\u2060\u180E"); at > 0 && at + 1 < text.Length;)
        {
            if (char.IsAsciiLetter(text[at - 1]) && char.IsAsciiLetter(text[at + 1]) && ++cuts == 3)
            {
                flags.Add(new TextFlag(TextFlagKind.HiddenText, new TextSpan(at, at + 1)));
                return;
            }

            var next = text.AsSpan(at + 1).IndexOfAny("\u200B\u2060\u180E");
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private static bool IsInvisible(int rune) =>
        rune is 0x200B or 0x200C or 0x200D or 0x2060 or 0x2061 or 0x2062 or 0x2063 or 0x2064 or 0x180E or 0xFEFF or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0E) or (>= 0xE0100 and <= 0xE01EF);

    private static void FindComments(string text, List<TextFlag> flags)
    {
        for (var at = 0; text.AsSpan(at).IndexOfAny(CommentStarts) is >= 0 and var found;)
        {
            var start = at + found;
            var (open, close) = Array.Find(Comments, each => string.Compare(text, start, each.Open, 0, each.Open.Length, StringComparison.OrdinalIgnoreCase) == 0);
            var inside = text.AsSpan(start + open.Length, Math.Min(LongestComment, text.Length - start - open.Length));
            var length = inside.IndexOf(close, StringComparison.Ordinal);
            var end = start + open.Length + (length < 0 ? inside.Length : length);
            AddIfAddressed(text, start + open.Length, end, flags);
            at = Math.Max(end, start + open.Length);
        }
    }

    private static void FindElements(string text, List<TextFlag> flags)
    {
        for (var at = 0; text.AsSpan(at).IndexOfAny(Styles) is >= 0 and var found;)
        {
            var style = at + found;
            var rest = text.AsSpan(style, Math.Min(LongestComment, text.Length - style));
            var tag = rest[..Math.Min(LongestTag, rest.Length)].IndexOf('>');
            var content = tag < 0 ? 0 : tag + 1;
            var length = rest[content..].IndexOf("</", StringComparison.Ordinal);
            var end = style + content + (length < 0 ? rest.Length - content : length);
            if (tag >= 0)
            {
                AddIfAddressed(text, style + content, end, flags);
            }

            at = tag < 0 ? style + 1 : Math.Max(end, style + 1);
        }
    }

    private static void AddIfAddressed(string text, int start, int end, List<TextFlag> flags)
    {
        if (PhraseFinder.Shared.Addresses(text[start..end]))
        {
            flags.Add(new TextFlag(TextFlagKind.HiddenText, new TextSpan(start, end)));
            flags.Add(new TextFlag(TextFlagKind.Instructions, new TextSpan(start, end)));
        }
    }
}
