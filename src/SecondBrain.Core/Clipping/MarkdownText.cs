using System.Text;
using System.Text.RegularExpressions;

namespace SecondBrain.Core.Clipping;

/// <summary>Text of a page as Markdown that says the same: no mark-up of its own, and none of this brain's tags, links, block ids or properties.</summary>
internal static partial class MarkdownText
{
    /// <summary>Stands for a line break until spaces are collapsed; a page's own control characters are gone by then.</summary>
    public const char Break = '\u0001';

    /// <summary>White space becomes one space, control characters none; what Markdown would read gets a backslash.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                escaped.Append(c == '\u00A0' ? c : ' ');
            }
            else if (!char.IsControl(c))
            {
                escaped.Append(IsSpecial(text, i) ? "\\" : "").Append(c);
            }
        }

        return escaped.ToString();
    }

    /// <summary>Runs of spaces become one, and none stand at the ends.</summary>
    public static string Collapse(string inline) => Around().Replace(Spaces().Replace(inline, " "), "\u0001").Trim(' ', Break);

    /// <summary>A paragraph: what would begin a heading, a list, a quotation, a rule or a property at the start of a line is text.</summary>
    public static string Paragraph(string inline) =>
        string.Join("\\\n", inline.Split(Break, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => Start().Replace(Key().Replace(line, @"${key}:\:"), @"${number}\${mark}")));

    /// <summary>For a place that has one line only.</summary>
    public static string OneLine(string inline) => inline.Replace(Break, ' ');

    /// <summary>For a cell of a table: a bar parts cells inside of code too.</summary>
    public static string Cell(string inline) => Bar().Replace(inline, @"\|");

    public static string Code(string text)
    {
        var content = Spaces().Replace(new string([.. text.Select(c => char.IsWhiteSpace(c) || char.IsControl(c) ? ' ' : c)]), " ").Trim();
        if (content.Length == 0)
        {
            return "";
        }

        var fence = new string('`', LongestTicks(content) + 1);
        return content[0] == '`' || content[^1] == '`' ? $"{fence} {content} {fence}" : fence + content + fence;
    }

    public static string CodeBlock(string text, string language)
    {
        var content = new string([.. text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))]).Trim('\n').TrimEnd();
        var fence = new string('`', Math.Max(3, LongestTicks(content) + 1));
        return content.Length == 0 ? "" : $"{fence}{language}\n{content}\n{fence}";
    }

    private static int LongestTicks(string text)
    {
        var (longest, now) = (0, 0);
        foreach (var c in text)
        {
            now = c == '`' ? now + 1 : 0;
            longest = Math.Max(longest, now);
        }

        return longest;
    }

    private static bool IsSpecial(string text, int at) => text[at] switch
    {
        '\\' or '`' or '*' or '[' or ']' or '<' or '|' => true,
        '_' => !(at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1])),
        '#' or '^' => at == 0 || !char.IsLetterOrDigit(text[at - 1]),
        '~' => at + 1 < text.Length && text[at + 1] == '~',
        '&' => at + 1 < text.Length && (text[at + 1] == '#' || char.IsAsciiLetter(text[at + 1])),
        _ => false,
    };

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();

    [GeneratedRegex(" {2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    [GeneratedRegex(" ?\u0001 ?", RegexOptions.NonBacktracking)]
    private static partial Regex Around();

    [GeneratedRegex(@"^(?<number>\d{0,9})(?<mark>[-+=>~.)])", RegexOptions.ExplicitCapture)]
    private static partial Regex Start();

    [GeneratedRegex("^(?<key>[^:]{1,100})::", RegexOptions.ExplicitCapture)]
    private static partial Regex Key();
}
