using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Markdown;

/// <summary>
/// Finds code spans, raw HTML tags, autolinks and links with a destination in a block of text, by CommonMark's rules for them, in linear time.
/// The marks of quotes and lists at line starts are scanned as text: none of them can open or close what is sought.
/// </summary>
internal sealed class InlineStructure
{
    private readonly string _text;
    private readonly int _end;
    private readonly List<TextSpan> _opaque;
    private readonly List<MarkdownLink> _links;
    private readonly Stack<int> _brackets = new();
    private readonly HashSet<int> _unclosedTicks = [];
    private bool _unclosedComment;

    private InlineStructure(string text, int end, List<TextSpan> opaque, List<MarkdownLink> links)
    {
        _text = text;
        _end = end;
        _opaque = opaque;
        _links = links;
    }

    public static void Read(string text, TextSpan block, List<TextSpan> opaque, List<MarkdownLink> links) =>
        new InlineStructure(text, block.End, opaque, links).Read(block.Start);

    private void Read(int start)
    {
        for (var i = start; i < _end;)
        {
            i = _text[i] switch
            {
                '\\' => i + 2,
                '`' => ReadCode(i),
                '<' => ReadTag(i),
                '[' => Open(i),
                ']' => Close(i),
                _ => i + 1,
            };
        }
    }

    private int ReadCode(int at)
    {
        var length = RunLength(at);
        if (!_unclosedTicks.Contains(length))
        {
            for (var next = NextTick(at + length); next >= 0;)
            {
                var run = RunLength(next);
                if (run == length)
                {
                    _opaque.Add(new TextSpan(at, next + run));
                    return next + run;
                }

                next = NextTick(next + run);
            }

            _unclosedTicks.Add(length);
        }

        return at + length;
    }

    private int RunLength(int at)
    {
        var end = at;
        while (end < _end && _text[end] == '`')
        {
            end++;
        }

        return end - at;
    }

    private int NextTick(int from) => _text.AsSpan(from, _end - from).IndexOf('`') is var n and >= 0 ? from + n : -1;

    private int ReadTag(int at)
    {
        var end = IsAt(at, "<!--") ? CommentEnd(at) : InlineTag.End(_text, at, _end);
        if (end < 0)
        {
            return at + 1;
        }

        _opaque.Add(new TextSpan(at, end));
        return end;
    }

    private int CommentEnd(int at)
    {
        if (_unclosedComment)
        {
            return -1;
        }

        var close = _text.AsSpan(at + 4, _end - at - 4).IndexOf("-->");
        _unclosedComment = close < 0;
        return close < 0 ? -1 : at + 4 + close + 3;
    }

    private bool IsAt(int at, string mark) => _text.AsSpan(at, _end - at).StartsWith(mark);

    private int Open(int at)
    {
        _brackets.Push(at);
        return at + 1;
    }

    private int Close(int at)
    {
        if (!_brackets.TryPop(out var open) || at + 1 >= _end || _text[at + 1] != '('
            || !LinkDestination.TryRead(_text, at + 2, _end, out var destination, out var end))
        {
            return at + 1;
        }

        var start = open > 0 && _text[open - 1] == '!' ? open - 1 : open;
        _links.Add(new MarkdownLink(destination, new TextSpan(open + 1, at), new TextSpan(start, end)));
        return end;
    }
}
