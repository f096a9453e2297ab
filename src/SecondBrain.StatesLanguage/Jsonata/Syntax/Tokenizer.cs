using System.Globalization;
using System.Text;
using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Syntax;

internal sealed class Tokenizer(string source)
{
    private int _position;

    /// <param name="canBeRegex">Whether a slash starts a pattern here, not a division.</param>
    public Token Next(bool canBeRegex)
    {
        SkipSpace();
        if (_position >= source.Length)
        {
            return new Token(TokenKind.End, "(end)", null, source.Length);
        }

        var c = source[_position];
        if (c == '/' && canBeRegex)
        {
            _position++;
            return ReadRegex();
        }

        if (Operators.StartOf(source.AsSpan(_position)) is { } symbol)
        {
            _position += symbol.Length;
            return new Token(TokenKind.Operator, symbol, null, _position);
        }

        return c switch
        {
            '"' or '\'' => ReadText(c),
            >= '0' and <= '9' => ReadNumber(),
            '`' => ReadQuotedName(),
            _ => ReadName(),
        };
    }

    private void SkipSpace()
    {
        while (_position < source.Length)
        {
            if (source[_position] is ' ' or '\t' or '\n' or '\r' or '\v')
            {
                _position++;
            }
            else if (source.AsSpan(_position).StartsWith("/*"))
            {
                var end = source.IndexOf("*/", _position + 2, StringComparison.Ordinal);
                _position = end < 0 ? throw JsonataException.Of("S0106", _position) : end + 2;
            }
            else
            {
                return;
            }
        }
    }

    private Token ReadText(char quote)
    {
        var text = new StringBuilder();
        for (_position++; _position < source.Length; _position++)
        {
            var c = source[_position];
            if (c == quote)
            {
                _position++;
                return new Token(TokenKind.Text, "", new TextValue(text.ToString()), _position);
            }

            text.Append(c == '\\' ? ReadEscape() : c);
        }

        throw JsonataException.Of("S0101", _position);
    }

    private char ReadEscape()
    {
        var c = ++_position < source.Length ? source[_position] : '\0';
        switch (c)
        {
            case '"' or '\\' or '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                if (_position + 4 < source.Length && ushort.TryParse(source.AsSpan(_position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
                {
                    _position += 4;
                    return (char)unit;
                }

                throw JsonataException.Of("S0104", _position);
            default:
                throw JsonataException.Of("S0103", _position, ("token", c == '\0' ? "" : c.ToString()));
        }
    }

    private Token ReadNumber()
    {
        var start = _position;
        SkipDigits(source[_position] == '0' ? 1 : int.MaxValue);
        if (At(0) == '.' && char.IsAsciiDigit(At(1)))
        {
            _position++;
            SkipDigits(int.MaxValue);
        }

        if (At(0) is 'e' or 'E' && (char.IsAsciiDigit(At(1)) || (At(1) is '+' or '-' && char.IsAsciiDigit(At(2)))))
        {
            _position += 2;
            SkipDigits(int.MaxValue);
        }

        var text = source[start.._position];
        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(number)
            ? new Token(TokenKind.Number, text, Numbers.Of(number), _position)
            : throw JsonataException.Of("S0102", start, ("token", text));
    }

    private char At(int offset) => _position + offset < source.Length ? source[_position + offset] : '\0';

    private void SkipDigits(int count)
    {
        while (count-- > 0 && char.IsAsciiDigit(At(0)))
        {
            _position++;
        }
    }

    private Token ReadQuotedName()
    {
        var end = source.IndexOf('`', _position + 1);
        if (end < 0)
        {
            throw JsonataException.Of("S0105", source.Length);
        }

        var name = source[(_position + 1)..end];
        _position = end + 1;
        return new Token(TokenKind.Name, name, null, _position);
    }

    private Token ReadName()
    {
        var rest = source.AsSpan(_position);
        var length = rest.IndexOfAny(Operators.Stops);
        var name = (length < 0 ? rest : rest[..length]).ToString();
        _position += name.Length;
        return name switch
        {
            ['$', ..] => new Token(TokenKind.Variable, name[1..], null, _position),
            "or" or "and" or "in" => new Token(TokenKind.Operator, name, null, _position),
            "true" => new Token(TokenKind.Constant, name, BooleanValue.True, _position),
            "false" => new Token(TokenKind.Constant, name, BooleanValue.False, _position),
            "null" => new Token(TokenKind.Constant, name, Value.Null, _position),
            _ => new Token(TokenKind.Name, name, null, _position),
        };
    }

    // Up to a slash that is neither escaped nor inside brackets.
    private Token ReadRegex()
    {
        var start = _position;
        var depth = 0;
        for (; _position < source.Length; _position++)
        {
            switch (source[_position])
            {
                case '\\':
                    _position++;
                    break;
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}':
                    depth--;
                    break;
                case '/' when depth == 0:
                    return Regex(source[start.._position]);
            }
        }

        throw JsonataException.Of("S0302", source.Length);
    }

    private Token Regex(string pattern)
    {
        if (pattern.Length == 0)
        {
            throw JsonataException.Of("S0301", _position);
        }

        var start = ++_position;
        while (At(0) is 'i' or 'm')
        {
            _position++;
        }

        var flags = source.AsSpan(start, _position - start);
        try
        {
            return new Token(TokenKind.Regex, "", RegexFunction.Of(pattern, flags.Contains('i'), flags.Contains('m')), _position);
        }
        catch (ArgumentException broken)
        {
            throw new JsonataException("S0303", $"The regular expression /{pattern}/ is not valid: {broken.Message}", start);
        }
    }
}
