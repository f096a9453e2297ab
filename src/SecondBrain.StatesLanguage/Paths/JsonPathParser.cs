using System.Globalization;
using SecondBrain.StatesLanguage.Paths.Filters;
using SecondBrain.StatesLanguage.Paths.Segments;

namespace SecondBrain.StatesLanguage.Paths;

/// <summary>Compiles <c>$.a['b'][0][1:3][*]..c[?(@.d > 1)].length()</c>.</summary>
internal sealed class JsonPathParser
{
    private readonly string _text;

    private int _at = 1;

    private JsonPathParser(string text) => _text = text;

    /// <exception cref="JsonPathSyntaxException">Not a path.</exception>
    public static JsonPath Parse(string text) =>
        text.StartsWith('$') || text.StartsWith('@')
            ? new JsonPathParser(text).Read()
            : throw new JsonPathSyntaxException($"'{text}' is not a JSONPath: it has to start with '$'.");

    private JsonPath Read()
    {
        var segments = new List<PathSegment>();
        var function = PathFunction.None;
        while (_at < _text.Length)
        {
            var step = _text[_at];
            if (step == '[')
            {
                segments.Add(ReadBracket());
            }
            else if (step == '.' && Peek(1) == '.')
            {
                _at += 2;
                segments.Add(new DescendantSegment(Peek(0) == '[' ? ReadBracket() : ReadName(out _)));
            }
            else if (step == '.')
            {
                _at++;
                var segment = ReadName(out function);
                if (function != PathFunction.None)
                {
                    break;
                }

                segments.Add(segment);
            }
            else
            {
                throw Error($"unexpected '{step}'");
            }
        }

        return _at == _text.Length ? new JsonPath(_text, [.. segments], function) : throw Error("nothing may follow a function");
    }

    private PathSegment ReadName(out PathFunction function)
    {
        function = PathFunction.None;
        var start = _at;
        while (_at < _text.Length && _text[_at] is not ('.' or '[' or '(' or ')' or ' ' or ']' or '\'' or '"' or ','))
        {
            _at++;
        }

        var name = _text[start.._at];
        if (Peek(0) == '(')
        {
            if (Peek(1) != ')' || !PathFunctions.TryParse(name, out function))
            {
                throw Error($"there is no path function '{name}'");
            }

            _at += 2;
            return new WildcardSegment();
        }

        return name switch
        {
            "" => throw Error("a name is missing"),
            "*" => new WildcardSegment(),
            _ => new MemberSegment(name),
        };
    }

    private PathSegment ReadBracket()
    {
        _at++;
        SkipSpaces();
        switch (Peek(0))
        {
            case '*':
                _at++;
                SkipSpaces();
                Expect(']');
                return new WildcardSegment();
            case '\'' or '"':
                return ReadQuotedNames();
            case '?':
                return ReadFilter();
            default:
                return ReadIndexes();
        }
    }

    private PathSegment ReadQuotedNames()
    {
        var names = new List<string>();
        do
        {
            SkipSpaces();
            names.Add(PathText.ReadQuoted(_text, ref _at));
            SkipSpaces();
        }
        while (Take(','));
        Expect(']');
        return names.Count == 1 ? new MemberSegment(names[0]) : new MembersSegment([.. names]);
    }

    private PathSegment ReadIndexes()
    {
        var end = _text.IndexOf(']', _at);
        if (end < 0)
        {
            throw Error("']' is missing");
        }

        var inside = _text[_at..end].Trim();
        _at = end + 1;
        if (inside.Contains(':', StringComparison.Ordinal))
        {
            return Slice(inside);
        }

        var indexes = inside.Split(',', StringSplitOptions.TrimEntries).Select(Integer).ToArray();
        return indexes.Length == 1 ? new IndexSegment(indexes[0]) : new IndexesSegment(indexes);
    }

    private SliceSegment Slice(string inside)
    {
        var parts = inside.Split(':', StringSplitOptions.TrimEntries);
        var step = parts.Length == 3 && parts[2].Length > 0 ? Integer(parts[2]) : 1;
        return parts.Length <= 3 && step > 0
            ? new SliceSegment(parts[0].Length == 0 ? null : Integer(parts[0]), parts[1].Length == 0 ? null : Integer(parts[1]), step)
            : throw Error($"'[{inside}]' is not a slice");
    }

    private FilterSegment ReadFilter()
    {
        var start = _at;
        var end = PathText.EndOfBracket(_text, _at);
        if (end < 0)
        {
            throw Error("']' is missing");
        }

        _at = end + 1;
        var text = _text[start..end];
        return new FilterSegment(FilterParser.Parse(text[1..]), text);
    }

    private int Integer(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Error($"'{text}' is not an index");

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private void SkipSpaces()
    {
        while (Peek(0) == ' ')
        {
            _at++;
        }
    }

    private bool Take(char wanted)
    {
        if (Peek(0) != wanted)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(char wanted)
    {
        if (!Take(wanted))
        {
            throw Error($"'{wanted}' is missing");
        }
    }

    private JsonPathSyntaxException Error(string what) => new($"'{_text}' is not a valid JSONPath: {what} (at {_at}).");
}
