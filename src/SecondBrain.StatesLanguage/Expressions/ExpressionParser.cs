using System.Text;
using System.Text.Json;
using SecondBrain.StatesLanguage.Expressions.Functions;
using SecondBrain.StatesLanguage.Paths;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Expressions;

/// <summary>Compiles the value of a field that ends in <c>.$</c>: a path or an intrinsic function call.</summary>
internal sealed class ExpressionParser
{
    // The service refuses deeper nesting.
    private const int MaxNesting = 10;

    private readonly string _text;

    private int _at;

    private ExpressionParser(string text) => _text = text;

    /// <exception cref="JsonPathSyntaxException">Neither a path nor a call.</exception>
    public static Expression Parse(string text)
    {
        if (text.StartsWith('$'))
        {
            return PathExpression.Compile(text);
        }

        var parser = new ExpressionParser(text.Trim());
        var call = parser.Call(1);
        return parser._at == parser._text.Length ? call : throw parser.Error("nothing may follow the call");
    }

    private IntrinsicCall Call(int nesting)
    {
        if (nesting > MaxNesting)
        {
            throw Error($"calls are nested more than {MaxNesting} deep");
        }

        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '.'))
        {
            _at++;
        }

        var name = _text[start.._at];
        if (!IntrinsicFunctions.TryFind(name, out var function))
        {
            throw name.StartsWith("States.", StringComparison.Ordinal)
                ? Error($"there is no function '{name}'")
                : new JsonPathSyntaxException($"'{_text}' has to be a JSONPath or an intrinsic function call.");
        }

        SkipSpaces();
        Expect('(');
        var arguments = Arguments(nesting, name == "States.Format");
        return function.Takes(arguments.Count)
            ? new IntrinsicCall(_text[start.._at], function, [.. arguments])
            : throw Error($"{name} does not take {arguments.Count} argument(s)");
    }

    private List<Expression> Arguments(int nesting, bool firstIsTemplate)
    {
        var arguments = new List<Expression>();
        SkipSpaces();
        if (Take(')'))
        {
            return arguments;
        }

        do
        {
            SkipSpaces();
            arguments.Add(Argument(nesting, firstIsTemplate && arguments.Count == 0));
            SkipSpaces();
        }
        while (Take(','));
        Expect(')');
        return arguments;
    }

    private Expression Argument(int nesting, bool isTemplate)
    {
        var first = _at < _text.Length ? _text[_at] : '\0';
        return first switch
        {
            '\'' => Text(isTemplate),
            '$' => Path(),
            'S' => Call(nesting + 1),
            _ => Literal(),
        };
    }

    // A template keeps its escapes: they tell a brace from a placeholder.
    private LiteralExpression Text(bool isTemplate)
    {
        var start = _at;
        var end = PathText.EndOfQuoted(_text, _at);
        if (end >= _text.Length)
        {
            throw Error("a closing quote is missing");
        }

        _at = end + 1;
        return new LiteralExpression(_text[start.._at], new TextValue(isTemplate ? _text[(start + 1)..end] : Unescape(_text[(start + 1)..end])));
    }

    private PathExpression Path()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] is not (',' or ')' or ' '))
        {
            if (_text[_at] == '[')
            {
                _at = PathText.EndOfBracket(_text, _at + 1);
                if (_at < 0)
                {
                    throw new JsonPathSyntaxException($"']' is missing in '{_text}'.");
                }
            }
            else if (_text[_at] == '(' && _at + 1 < _text.Length && _text[_at + 1] == ')')
            {
                _at++;
            }

            _at++;
        }

        return PathExpression.Compile(_text[start.._at]);
    }

    private LiteralExpression Literal()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] is not (',' or ')' or ' '))
        {
            _at++;
        }

        var text = _text[start.._at];
        try
        {
            var value = ValueReader.Parse(text);
            if (value.Kind is ValueKind.Number or ValueKind.Boolean or ValueKind.Null)
            {
                return new LiteralExpression(text, value);
            }
        }
        catch (JsonException)
        {
            // Not a literal: said below.
        }

        throw Error($"'{text}' is not an argument (a string stands in single quotes)");
    }

    /// <summary>Resolves the escapes of a string literal: <c>\' \{ \} \\</c>, and <c>\n \t \r</c>; <c>\"</c> stays, for JSON inside a literal.</summary>
    public static string Unescape(string literal)
    {
        if (!literal.Contains('\\', StringComparison.Ordinal))
        {
            return literal;
        }

        var text = new StringBuilder(literal.Length);
        for (var i = 0; i < literal.Length; i++)
        {
            if (literal[i] == '\\' && i + 1 < literal.Length)
            {
                AppendEscaped(text, literal[++i]);
            }
            else
            {
                text.Append(literal[i]);
            }
        }

        return text.ToString();
    }

    public static void AppendEscaped(StringBuilder text, char escaped) => _ = escaped switch
    {
        'n' => text.Append('\n'),
        't' => text.Append('\t'),
        'r' => text.Append('\r'),
        '"' => text.Append("\\\""),
        _ => text.Append(escaped),
    };

    private void SkipSpaces()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }

    private bool Take(char wanted)
    {
        if (_at >= _text.Length || _text[_at] != wanted)
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

    private JsonPathSyntaxException Error(string what) => new($"'{_text}' is not a valid intrinsic function call: {what} (at {_at}).");
}
