using System.Text.RegularExpressions;
using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Syntax;

/// <summary>A function signature such as <c>&lt;s-nn?:s&gt;</c>: what arguments it takes, and where the context stands in for one.</summary>
internal sealed class Signature
{
    private readonly List<SignatureParameter> _parameters;

    private readonly Regex _pattern;

    private Signature(List<SignatureParameter> parameters)
    {
        _parameters = parameters;
        _pattern = new Regex($"^{string.Concat(parameters.Select(p => $"({p.Pattern})"))}$", RegexOptions.CultureInvariant, EvaluationLimits.RegexTime);
    }

    public int Count => _parameters.Count;

    /// <param name="text">With its angle brackets.</param>
    /// <exception cref="JsonataException">S0401, S0402.</exception>
    public static Signature Parse(string text, int position)
    {
        var parameters = new List<SignatureParameter>();
        for (var i = 1; i < text.Length && text[i] != ':'; i++)
        {
            var c = text[i];
            switch (c)
            {
                case 's' or 'n' or 'b' or 'l' or 'o':
                    parameters.Add(new SignatureParameter(c.ToString(), $"[{c}m]"));
                    break;
                case 'a' or 'x':
                    parameters.Add(new SignatureParameter(c.ToString(), "[asnblfom]"));
                    break;
                case 'f':
                    parameters.Add(new SignatureParameter("f", "f"));
                    break;
                case 'j':
                    parameters.Add(new SignatureParameter("j", "[asnblom]"));
                    break;
                case '-' when parameters.Count > 0:
                    parameters[^1] = parameters[^1] with { ContextPattern = parameters[^1].Pattern, Pattern = parameters[^1].Pattern + "?" };
                    break;
                case '?' or '+' when parameters.Count > 0:
                    parameters[^1] = parameters[^1] with { Pattern = parameters[^1].Pattern + c };
                    break;
                case '(':
                    var end = Closing(text, i, '(', ')');
                    var choice = text[(i + 1)..end];
                    parameters.Add(!choice.Contains('<') ? new SignatureParameter($"({choice})", $"[{choice}m]") : throw JsonataException.Of("S0402", position + i, ("value", choice)));
                    i = end;
                    break;
                case '<':
                    if (parameters.Count == 0 || parameters[^1].Type is not ("a" or "f"))
                    {
                        throw JsonataException.Of("S0401", position + i);
                    }

                    var close = Closing(text, i, '<', '>');
                    parameters[^1] = parameters[^1] with { Subtype = text[(i + 1)..close] };
                    i = close;
                    break;
            }
        }

        return new Signature(parameters);
    }

    /// <returns>One entry a parameter, or more where one repeats.</returns>
    /// <exception cref="JsonataException">T0410, T0411, T0412.</exception>
    public Value?[] Validate(Value?[] arguments, Value? context, string name)
    {
        var supplied = string.Create(arguments.Length, arguments, static (symbols, values) =>
        {
            for (var i = 0; i < symbols.Length; i++)
            {
                symbols[i] = Symbol(values[i]);
            }
        });
        var match = _pattern.Match(supplied);
        if (!match.Success)
        {
            throw Mismatch(supplied, name);
        }

        var validated = new List<Value?>(_parameters.Count);
        var at = 0;
        for (var i = 0; i < _parameters.Count; i++)
        {
            var parameter = _parameters[i];
            var given = match.Groups[i + 1].ValueSpan;
            if (given.Length == 0)
            {
                validated.Add(Missing(parameter, context, arguments, ref at, name));
                continue;
            }

            foreach (var symbol in given)
            {
                validated.Add(parameter.Type == "a" && symbol != 'm' ? AsList(parameter, arguments[at]!, symbol, given, at, name) : arguments[at]);
                at++;
            }
        }

        return [.. validated];
    }

    private static Value? Missing(SignatureParameter parameter, Value? context, Value?[] arguments, ref int at, string name)
    {
        if (parameter.ContextPattern is null)
        {
            return at < arguments.Length ? arguments[at++] : null;
        }

        return parameter.ContextPattern.Contains(Symbol(context), StringComparison.Ordinal)
            ? context
            : throw JsonataException.Of("T0411", ("index", at + 1d), ("token", name));
    }

    private static ListValue AsList(SignatureParameter parameter, Value argument, char symbol, ReadOnlySpan<char> given, int at, string name)
    {
        var list = argument as ListValue;
        if (parameter.Subtype is { } subtype)
        {
            var fits = list is null ? given.SequenceEqual(subtype) : Array.TrueForAll(list.Items, i => Symbol(i) == subtype[0]);
            if (!fits)
            {
                throw JsonataException.Of("T0412", ("index", at + 1d), ("token", name), ("type", Plural(subtype[0])));
            }
        }

        return list ?? new ListValue([argument]);
    }

    private JsonataException Mismatch(string supplied, string name)
    {
        var good = 0;
        var pattern = "^";
        foreach (var parameter in _parameters)
        {
            pattern += parameter.Pattern;
            var match = Regex.Match(supplied, pattern, RegexOptions.CultureInvariant, EvaluationLimits.RegexTime);
            if (!match.Success)
            {
                break;
            }

            good = match.Length;
        }

        return JsonataException.Of("T0410", ("index", good + 1d), ("token", name));
    }

    private static char Symbol(Value? value) => value switch
    {
        null => 'm',
        TextValue => 's',
        NumberValue => 'n',
        BooleanValue => 'b',
        ListValue => 'a',
        ObjectValue => 'o',
        FunctionValue => 'f',
        _ => 'l',
    };

    private static string Plural(char type) => type switch
    {
        'a' => "arrays",
        'b' => "booleans",
        'f' => "functions",
        'n' => "numbers",
        'o' => "objects",
        _ => "strings",
    };

    private static int Closing(string text, int start, char open, char close)
    {
        var depth = 1;
        var i = start + 1;
        for (; i < text.Length; i++)
        {
            depth += text[i] == open ? 1 : text[i] == close ? -1 : 0;
            if (depth == 0)
            {
                break;
            }
        }

        return Math.Min(i, text.Length - 1);
    }
}
