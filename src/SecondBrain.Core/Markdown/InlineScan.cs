using System.Globalization;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Markdown;

/// <summary>One pass over the text outside code: wikilinks, tags and block ids.</summary>
internal sealed class InlineScan(string text, IReadOnlyList<TextSpan> opaque, bool aliasFirst)
{
    private int _nextOpaque;

    public List<ParsedLink> Links { get; } = [];

    public List<string> Tags { get; } = [];

    public List<ParsedBlockId> BlockIds { get; } = [];

    /// <summary>Front matter: its quoted wikilinks are links, its <c>#</c> are not tags.</summary>
    public void ReadLinksOnly(int start, int end)
    {
        for (var i = start; i + 1 < end; i++)
        {
            if (text[i] == '[' && text[i + 1] == '[' && WikiLinkSyntax.TryRead(text, i, end, aliasFirst, LinkSyntax.WikiLink, out var link, out var span))
            {
                Links.Add(link!);
                i = span.End - 1;
            }
        }
    }

    public void Read(int start)
    {
        foreach (var line in TextLines.Of(text, start))
        {
            if (!InOpaque(line.Start) && LogseqProperties.TryRead(text, line, out var key, out var value, out var mark) && key == "id" && value.Length > 0)
            {
                BlockIds.Add(new ParsedBlockId(value, mark));
            }

            ReadLine(line);
        }
    }

    private void ReadLine(TextSpan line)
    {
        for (var i = line.Start; i < line.End;)
        {
            if (InOpaque(i))
            {
                i = opaque[_nextOpaque].End;
                continue;
            }

            i = text[i] switch
            {
                '\\' => i + 2,
                '[' => ReadWikiLink(i, line),
                '#' => ReadTag(i, line),
                '^' => ReadBlockId(i, line),
                _ => i + 1,
            };
        }
    }

    private bool InOpaque(int at)
    {
        while (_nextOpaque < opaque.Count && opaque[_nextOpaque].End <= at)
        {
            _nextOpaque++;
        }

        return _nextOpaque < opaque.Count && opaque[_nextOpaque].Start <= at;
    }

    private int Limit(TextSpan line) => _nextOpaque < opaque.Count ? Math.Min(line.End, opaque[_nextOpaque].Start) : line.End;

    private int ReadWikiLink(int at, TextSpan line)
    {
        if (at + 1 >= line.End || text[at + 1] != '[')
        {
            return at + 1;
        }

        var before = at > line.Start ? text[at - 1] : '\0';
        var syntax = before switch
        {
            '!' => LinkSyntax.Embed,
            '#' when IsTagStart(at - 1, line) => LinkSyntax.Tag,
            _ => LinkSyntax.WikiLink,
        };
        if (!WikiLinkSyntax.TryRead(text, at, Limit(line), aliasFirst, syntax, out var link, out var span))
        {
            return at + 1;
        }

        if (syntax != LinkSyntax.WikiLink)
        {
            link = link! with { Span = new TextSpan(at - 1, span.End) };
        }

        if (syntax == LinkSyntax.Tag && link!.Target.Length > 0)
        {
            Tags.Add(link.Target);
        }

        Links.Add(link!);
        return span.End;
    }

    private int ReadTag(int at, TextSpan line)
    {
        if (!IsTagStart(at, line))
        {
            return at + 1;
        }

        var end = at + 1;
        var limit = Limit(line);
        var hasLetter = false;
        while (end < limit && TagCharacterLength(end, limit) is var length and > 0)
        {
            hasLetter |= !char.IsAsciiDigit(text[end]) && text[end] is not ('-' or '_' or '/');
            end += length;
        }

        if (hasLetter && text.AsSpan(at + 1, end - at - 1).Trim('/') is { Length: > 0 } tag)
        {
            Tags.Add(tag.ToString());
        }

        return end;
    }

    private bool IsTagStart(int at, TextSpan line) =>
        at == line.Start
        || char.IsWhiteSpace(text[at - 1])
        || (text[at - 1] == '(' && !(at - 2 >= line.Start && text[at - 2] == ']'));

    private int TagCharacterLength(int at, int limit)
    {
        if (text[at] is '-' or '_' or '/')
        {
            return 1;
        }

        var pair = char.IsHighSurrogate(text[at]) && at + 1 < limit && char.IsLowSurrogate(text[at + 1]);
        return CharUnicodeInfo.GetUnicodeCategory(text, at) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => pair ? 2 : 1,
            UnicodeCategory.OtherSymbol when pair => 2,
            _ => 0,
        };
    }

    private int ReadBlockId(int at, TextSpan line)
    {
        if (at > line.Start && !char.IsWhiteSpace(text[at - 1]))
        {
            return at + 1;
        }

        var end = at + 1;
        while (end < line.End && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '-'))
        {
            end++;
        }

        if (end > at + 1 && text.AsSpan(end, line.End - end).IsWhiteSpace())
        {
            BlockIds.Add(new ParsedBlockId(text[(at + 1)..end], new TextSpan(at, end)));
        }

        return end;
    }
}
