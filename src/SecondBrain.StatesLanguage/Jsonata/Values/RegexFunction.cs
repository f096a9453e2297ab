using System.Text.RegularExpressions;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Values;

/// <summary><c>/pattern/flags</c>: a function that finds its first match in a text.</summary>
internal sealed class RegexFunction(Regex regex) : FunctionValue
{
    public override int Arity => 1;

    /// <exception cref="ArgumentException">No pattern.</exception>
    public static RegexFunction Of(string pattern, bool ignoresCase, bool isMultiline)
    {
        var options = (ignoresCase ? RegexOptions.IgnoreCase : RegexOptions.None) | (isMultiline ? RegexOptions.Multiline : RegexOptions.None) | RegexOptions.CultureInvariant;
        return new RegexFunction(new Regex(pattern, options, EvaluationLimits.RegexTime));
    }

    /// <exception cref="JsonataException">D1004: a later match is empty. U1003: it takes too long.</exception>
    public RegexMatch? Match(string text, int from = 0)
    {
        try
        {
            var match = regex.Match(text, from);
            if (!match.Success)
            {
                return null;
            }

            if (from > 0 && match.Length == 0)
            {
                throw JsonataException.Of("D1004", ("value", regex.ToString()));
            }

            var end = match.Index + match.Length;
            Value[] groups = [.. match.Groups.Values.Skip(1).Select(g => g.Success ? new TextValue(g.Value) : Null)];
            return new RegexMatch(match.Value, match.Index, end, groups, () => end >= text.Length ? null : end == 0 ? throw JsonataException.Of("D1004", ("value", regex.ToString())) : Match(text, end));
        }
        catch (RegexMatchTimeoutException)
        {
            throw JsonataException.Of("U1003");
        }
    }

    public override Value? Invoke(Value?[] arguments, Value? input, Evaluation evaluation, string name) =>
        arguments is [TextValue text, ..] ? AsValue(Match(text.Text)) : null;

    private static ObjectValue? AsValue(RegexMatch? match) => match is null ? null : ObjectValue.Of(
        ("match", new TextValue(match.Text)),
        ("start", new NumberValue(match.Start)),
        ("end", new NumberValue(match.End)),
        ("groups", new ListValue(match.Groups)),
        ("next", new NativeFunction(null, 0, _ => AsValue(match.Next()))));
}
