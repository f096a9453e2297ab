using System.Globalization;
using System.Text;
using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;
using static SecondBrain.StatesLanguage.Jsonata.Functions.Library;

namespace SecondBrain.StatesLanguage.Jsonata.Functions;

/// <summary>Functions that look for a text, a regular expression, or whatever a function says is a match.</summary>
internal static class PatternFunctions
{
    public static IEnumerable<KeyValuePair<string, NativeFunction>> All =>
    [
        Define("contains", "<s-(sf):b>", Contains),
        Define("match", "<s-f<s:o>n?:a<o>>", Match),
        Define("split", "<s-(sf)n?:a<s>>", Split),
        Define("replace", "<s-(sf)(sf)n?:s>", Replace),
    ];

    private static BooleanValue? Contains(Call call) =>
        call.Text(0) is not { } text ? null
        : BooleanValue.Of(call[1] is FunctionValue pattern ? First(pattern, text, call) is not null : text.Contains(call.Text(1) ?? "undefined", StringComparison.Ordinal));

    private static JsonataList? Match(Call call)
    {
        if (call.Text(0) is not { } text)
        {
            return null;
        }

        var matches = Matches(call, text, call.Function(1)!, Limit(call, 2, "D3040"));
        var found = matches.Select(Value (m) => ObjectValue.Of(("match", new TextValue(m.Text)), ("index", new NumberValue(m.Start)), ("groups", new ListValue(m.Groups))));
        return new JsonataList([.. found], isSequence: true);
    }

    private static ListValue? Split(Call call)
    {
        if (call.Text(0) is not { } text)
        {
            return null;
        }

        var limit = Limit(call, 2, "D3020");
        var parts = call[1] is FunctionValue pattern ? SplitAt(call, text, pattern, limit)
            : call.Text(1) is { Length: 0 } ? text.Select(c => c.ToString()).Take(limit)
            : text.Split(call.Text(1)).Take(limit);
        Value[] values = [.. parts.Select(p => new TextValue(p))];
        call.Evaluation.Spend(values.Length);
        return new ListValue(values);
    }

    private static IEnumerable<string> SplitAt(Call call, string text, FunctionValue pattern, int limit)
    {
        var start = 0;
        var count = 0;
        foreach (var match in Matches(call, text, pattern, limit))
        {
            yield return text[start..match.Start];
            start = match.End;
            count++;
        }

        if (count < limit)
        {
            yield return text[start..];
        }
    }

    private static TextValue? Replace(Call call)
    {
        if (call.Text(0) is not { } text)
        {
            return null;
        }

        if (call[1] is TextValue { Text.Length: 0 })
        {
            throw JsonataException.Of("D3010");
        }

        var limit = Limit(call, 3, "D3011");
        return call.Evaluation.Made(call[1] is FunctionValue pattern ? ReplaceMatches(call, text, pattern, limit) : ReplaceText(text, call.Text(1) ?? "undefined", call[2], limit));
    }

    private static string ReplaceText(string text, string pattern, Value? replacement, int limit)
    {
        var result = new StringBuilder();
        var position = 0;
        for (var count = 0; count < limit; count++)
        {
            var at = text.IndexOf(pattern, position, StringComparison.Ordinal);
            if (at < 0)
            {
                break;
            }

            result.Append(text, position, at - position).Append(replacement is null ? "undefined" : TextForm.Of(replacement));
            position = at + pattern.Length;
        }

        return result.Append(text, position, text.Length - position).ToString();
    }

    private static string ReplaceMatches(Call call, string text, FunctionValue pattern, int limit)
    {
        var result = new StringBuilder();
        var position = 0;
        foreach (var match in Matches(call, text, pattern, limit))
        {
            result.Append(text, position, match.Start - position);
            if (call[2] is FunctionValue replacer)
            {
                var replaced = replacer.Invoke([AsValue(match)], null, call.Evaluation, call.Name);
                result.Append(replaced is TextValue made ? made.Text : throw JsonataException.Of("D3012", ("value", replaced)));
            }
            else
            {
                Substitute(result, match, call.Text(2) ?? "");
            }

            position = match.Start + match.Text.Length;
        }

        return result.Append(text, position, text.Length - position).ToString();
    }

    // $0 is the match, $1 its first group and so on, $$ a dollar. As many digits count as make the number of a group.
    private static void Substitute(StringBuilder result, RegexMatch match, string replacement)
    {
        for (var i = 0; i < replacement.Length; i++)
        {
            if (replacement[i] != '$')
            {
                result.Append(replacement[i]);
                continue;
            }

            var next = i + 1 < replacement.Length ? replacement[i + 1] : '\0';
            if (next is '$' or '0')
            {
                result.Append(next == '$' ? "$" : match.Text);
                i++;
                continue;
            }

            var digits = Math.Max(1, match.Groups.Length.ToString(CultureInfo.InvariantCulture).Length);
            var number = Leading(replacement, i + 1, digits);
            if (digits > 1 && number > match.Groups.Length)
            {
                number = Leading(replacement, i + 1, digits - 1);
            }

            if (number < 0)
            {
                result.Append('$');
                continue;
            }

            if (number > 0 && number <= match.Groups.Length && match.Groups[number - 1] is TextValue group)
            {
                result.Append(group.Text);
            }

            i += number.ToString(CultureInfo.InvariantCulture).Length;
        }
    }

    private static int Leading(string text, int start, int digits)
    {
        var end = start;
        while (end < text.Length && end - start < digits && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end == start ? -1 : int.Parse(text.AsSpan(start, end - start), CultureInfo.InvariantCulture);
    }

    private static int Limit(Call call, int at, string code) => call.Number(at) switch
    {
        null => int.MaxValue,
        < 0 => throw JsonataException.Of(code),
        var limit => (int)Math.Min(Math.Ceiling(limit.Value), int.MaxValue),
    };

    private static IEnumerable<RegexMatch> Matches(Call call, string text, FunctionValue pattern, int limit)
    {
        var count = 0;
        for (var match = limit > 0 ? First(pattern, text, call) : null; match is not null && count < limit; match = match.Next())
        {
            call.Evaluation.Spend(1);
            yield return match;
            if (++count == limit)
            {
                yield break;
            }
        }
    }

    private static RegexMatch? First(FunctionValue pattern, string text, Call call) =>
        pattern is RegexFunction regex ? regex.Match(text) : Read(pattern.Invoke([new TextValue(text)], null, call.Evaluation, call.Name), call);

    private static RegexMatch? Read(Value? found, Call call)
    {
        switch (found)
        {
            case null:
                return null;
            case ObjectValue match when match["match"] is TextValue text && match["start"] is NumberValue start && match["end"] is NumberValue end:
                return new RegexMatch(text.Text, (int)start.Double, (int)end.Double, Lists.Items(match["groups"]), () => (match["next"] as FunctionValue)?.Invoke([], null, call.Evaluation, call.Name) is { } next ? Read(next, call) : null);
            default:
                throw JsonataException.Of("T1010", ("token", call.Name));
        }
    }

    private static ObjectValue AsValue(RegexMatch match) => ObjectValue.Of(
        ("match", new TextValue(match.Text)),
        ("start", new NumberValue(match.Start)),
        ("end", new NumberValue(match.End)),
        ("groups", new ListValue(match.Groups)));
}
