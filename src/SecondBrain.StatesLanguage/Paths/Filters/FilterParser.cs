using System.Text.Json;
using System.Text.RegularExpressions;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Paths.Filters;

/// <summary>Compiles what stands in <c>[?(...)]</c>.</summary>
internal sealed class FilterParser
{
    private const int MaxNesting = 64;

    private static readonly string[] Comparisons = ["==", "!=", "<=", ">=", "=~", "<", ">", "nin ", "in ", "contains ", "size ", "empty "];

    private readonly string _text;

    private int _at;

    private int _nesting;

    private FilterParser(string text) => _text = text;

    public static FilterExpression Parse(string text)
    {
        var parser = new FilterParser(text);
        var filter = parser.Or();
        parser.SkipSpaces();
        return parser._at == text.Length ? filter : throw parser.Error("unexpected text");
    }

    private FilterExpression Or()
    {
        var left = And();
        while (Take("||"))
        {
            left = new FilterExpression.Either(left, And());
        }

        return left;
    }

    private FilterExpression And()
    {
        var left = Unary();
        while (Take("&&"))
        {
            left = new FilterExpression.Both(left, Unary());
        }

        return left;
    }

    private FilterExpression Unary()
    {
        if (++_nesting > MaxNesting)
        {
            throw Error("it is nested too deeply");
        }

        FilterExpression filter;
        if (Take("!"))
        {
            filter = new FilterExpression.Negation(Unary());
        }
        else if (Take("("))
        {
            filter = Or();
            if (!Take(")"))
            {
                throw Error("')' is missing");
            }
        }
        else
        {
            filter = Comparison();
        }

        _nesting--;
        return filter;
    }

    private FilterExpression Comparison()
    {
        var left = Operand();
        SkipSpaces();
        foreach (var comparison in Comparisons)
        {
            if (string.CompareOrdinal(_text, _at, comparison, 0, comparison.Length) == 0)
            {
                _at += comparison.Length;
                SkipSpaces();
                return comparison == "=~"
                    ? new FilterComparison.Pattern(left, RegularExpression())
                    : new FilterComparison(left, comparison.TrimEnd(), Operand());
            }
        }

        return left.IsPath ? new FilterExpression.Existence(left) : throw Error("a comparison is missing");
    }

    private FilterOperand Operand()
    {
        SkipSpaces();
        var first = _at < _text.Length ? _text[_at] : '\0';
        switch (first)
        {
            case '@' or '$':
                var end = EndOfPath();
                var path = JsonPath.Parse(_text[_at..end]);
                _at = end;
                return new FilterOperand(path, first == '$');
            case '\'' or '"':
                return new FilterOperand(new TextValue(PathText.ReadQuoted(_text, ref _at)));
            case '[':
                var close = PathText.EndOfBracket(_text, _at + 1);
                var list = close < 0 ? throw Error("']' is missing") : _text[_at..(close + 1)].Replace('\'', '"');
                _at = close + 1;
                return new FilterOperand(Literal(list));
            default:
                var start = _at;
                while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '-' or '+' or '.'))
                {
                    _at++;
                }

                return new FilterOperand(Literal(_text[start.._at]));
        }
    }

    private Value Literal(string text)
    {
        try
        {
            return ValueReader.Parse(text);
        }
        catch (JsonException)
        {
            throw Error($"'{text}' is not a value");
        }
    }

    private int EndOfPath()
    {
        var at = _at + 1;
        while (at < _text.Length)
        {
            if (_text[at] == '[')
            {
                at = PathText.EndOfBracket(_text, at + 1);
                if (at < 0)
                {
                    throw Error("']' is missing");
                }
            }
            else if (_text[at] == '(' && at + 1 < _text.Length && _text[at + 1] == ')')
            {
                at++;
            }
            else if (_text[at] is ' ' or ')' or '(' or '=' or '!' or '<' or '>' or '&' or '|' or ',')
            {
                break;
            }

            at++;
        }

        return at;
    }

    private Regex RegularExpression()
    {
        if (_at >= _text.Length || _text[_at] != '/')
        {
            throw Error("a regular expression between slashes is missing");
        }

        var end = PathText.EndOfQuoted(_text, _at);
        if (end >= _text.Length)
        {
            throw Error("the regular expression has no end");
        }

        var pattern = _text[(_at + 1)..end].Replace("\\/", "/", StringComparison.Ordinal);
        _at = end + 1;
        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        while (_at < _text.Length && char.IsAsciiLetter(_text[_at]))
        {
            options |= _text[_at++] == 'i' ? RegexOptions.IgnoreCase : RegexOptions.None;
        }

        try
        {
            return new Regex($"^(?:{pattern})$", options, TimeSpan.FromSeconds(1));
        }
        catch (Exception unusable) when (unusable is ArgumentException or NotSupportedException)
        {
            throw Error($"'{pattern}' is not a usable regular expression");
        }
    }

    private void SkipSpaces()
    {
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }
    }

    private bool Take(string wanted)
    {
        SkipSpaces();
        if (string.CompareOrdinal(_text, _at, wanted, 0, wanted.Length) != 0)
        {
            return false;
        }

        _at += wanted.Length;
        return true;
    }

    private JsonPathSyntaxException Error(string what) => new($"'{_text}' is not a valid filter: {what} (at {_at}).");
}
