using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SecondBrain.Core.Clipping;

/// <summary>
/// Parses HTML whose author may want the parser to hang. Error recovery takes time in the number of open elements for every tag, and copies every open formatting
/// element into every block, so both are counted while the tokens come, and the parser stops when there are more than any page has.
/// </summary>
internal static class BoundedHtml
{
    /// <summary>Browsers flatten what is deeper than 512.</summary>
    public const int MaxDepth = 512;

    private const int MaxFormatting = 64;

    private const int MaxTags = 200_000;

    private const int MaxAttributes = 20_000;

    private const int TagName = 0, BeforeName = 1, Name = 2, AfterName = 3, BeforeValue = 4, Unquoted = 5, DoubleQuoted = 6, SingleQuoted = 7, States = 8;

    /// <summary>Elements whose end is often left out: they are counted apart, since an unclosed one is not a deeper one.</summary>
    private static readonly HashSet<string> Lenient = new(StringComparer.Ordinal)
    {
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "rb", "rt", "rp", "rtc", "html", "head", "body", "caption",
    };

    private static readonly HashSet<string> Void = new(StringComparer.Ordinal)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "path", "circle", "rect", "use", "line", "polygon", "polyline", "ellipse", "stop", "keygen", "frame",
    };

    private static readonly HashSet<string> Formatting = new(StringComparer.Ordinal)
    {
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    };

    /// <summary>Null when it is built to be unreadable.</summary>
    public static IHtmlDocument? Parse(string html, TimeProvider clock)
    {
        if (HasTooManyAttributes(html))
        {
            return null;
        }

        var counter = new Counter(clock);
        try
        {
            var options = new HtmlParserOptions { SkipComments = true, IsScripting = false, OnToken = (token, _) => counter.Count(token.Type, token.Name) };
            var document = new HtmlParser(options).ParseDocument(html);
            return IsShallow(document) ? document : null;
        }
        catch (TooMuchException)
        {
            return null;
        }
    }

    /// <summary>The parser compares every attribute of a tag with every other one, before anybody sees the tag.</summary>
    /// <remarks>
    /// Every place where a tag can begin is looked at, whether or not it is in a script or a comment: the tokenizer's states (HTML standard, 13.2.5, tag name to after
    /// attribute value) are walked from the end, so that each place knows how many attributes a tag that begins there has.
    /// </remarks>
    private static bool HasTooManyAttributes(string html)
    {
        Span<int> after = stackalloc int[States];
        Span<int> here = stackalloc int[States];
        after.Clear(); // a tag that never ends is none
        for (var i = html.Length - 1; i >= 0; i--)
        {
            var c = html[i];
            if (c == '<' && i + 1 < html.Length && (char.IsAsciiLetter(html[i + 1]) || html[i + 1] == '/') && after[TagName] > MaxAttributes)
            {
                return true;
            }

            var (isSpace, ends) = (c is ' ' or '\n' or '\t' or '\f' or '\r', c == '>');
            here[TagName] = ends ? 0 : isSpace || c == '/' ? after[BeforeName] : after[TagName];
            here[BeforeName] = ends ? 0 : isSpace || c == '/' ? after[BeforeName] : 1 + after[Name];
            here[Name] = ends ? 0 : isSpace ? after[AfterName] : c == '/' ? after[BeforeName] : c == '=' ? after[BeforeValue] : after[Name];
            here[AfterName] = ends ? 0 : isSpace ? after[AfterName] : c == '/' ? after[BeforeName] : c == '=' ? after[BeforeValue] : 1 + after[Name];
            here[BeforeValue] = ends ? 0 : isSpace ? after[BeforeValue] : c == '"' ? after[DoubleQuoted] : c == '\'' ? after[SingleQuoted] : after[Unquoted];
            here[Unquoted] = ends ? 0 : isSpace ? after[BeforeName] : after[Unquoted];
            here[DoubleQuoted] = c == '"' ? after[BeforeName] : after[DoubleQuoted];
            here[SingleQuoted] = c == '\'' ? after[BeforeName] : after[SingleQuoted];
            var next = here;
            here = after;
            after = next;
        }

        return false;
    }

    private static bool IsShallow(INode root)
    {
        var open = new Stack<(INode Node, int Depth)>([(root, 0)]);
        while (open.TryPop(out var next))
        {
            if (next.Depth > MaxDepth)
            {
                return false;
            }

            foreach (var child in next.Node.ChildNodes)
            {
                if (child.HasChildNodes)
                {
                    open.Push((child, next.Depth + 1));
                }
            }
        }

        return true;
    }

    private sealed class Counter(TimeProvider clock)
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

        private readonly long _start = clock.GetTimestamp();
        private int _tokens;
        private int _tags;
        private int _depth;
        private int _lenient;
        private int _formatting;

        public void Count(HtmlTokenType type, string name)
        {
            if (++_tokens % 256 == 0 && clock.GetElapsedTime(_start) > Patience)
            {
                throw new TooMuchException();
            }

            if (type is not (HtmlTokenType.StartTag or HtmlTokenType.EndTag) || Void.Contains(name))
            {
                return;
            }

            var step = type is HtmlTokenType.StartTag ? 1 : -1;
            if (Lenient.Contains(name))
            {
                _lenient = Math.Max(0, _lenient + step);
            }
            else
            {
                _depth = Math.Max(0, _depth + step);
            }

            _formatting = Formatting.Contains(name) ? Math.Max(0, _formatting + step) : _formatting;
            if (++_tags > MaxTags || _depth > MaxDepth * 2 || _lenient > MaxDepth * 20 || _formatting > MaxFormatting)
            {
                throw new TooMuchException();
            }
        }
    }

    /// <summary>Leaves the parser; caught right where it was called.</summary>
    private sealed class TooMuchException : Exception;
}
