using System.Text;
using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;
using static SecondBrain.StatesLanguage.Jsonata.Functions.Library;

namespace SecondBrain.StatesLanguage.Jsonata.Functions;

/// <summary>Positions and lengths count code points, not UTF-16 units.</summary>
internal static class TextFunctions
{
    private const int MaxPadding = 1_000_000;

    public static IEnumerable<KeyValuePair<string, NativeFunction>> All =>
    [
        Define("string", "<x-b?:s>", c => c[0] is { } value ? c.Evaluation.Made(TextForm.Of(value, c[1] is BooleanValue { IsTrue: true })) : null, arity: 1),
        Define("length", "<s-:n>", c => c.Text(0) is { } text ? new NumberValue(Length(text)) : null),
        Define("substring", "<s-nn?:s>", Substring),
        Define("substringBefore", "<s-s:s>", c => Cut(c, (text, at, _) => text[..at])),
        Define("substringAfter", "<s-s:s>", c => Cut(c, (text, at, length) => text[(at + length)..])),
        Define("lowercase", "<s-:s>", c => c.Text(0) is { } text ? c.Evaluation.Made(text.ToLowerInvariant()) : null),
        Define("uppercase", "<s-:s>", c => c.Text(0) is { } text ? c.Evaluation.Made(text.ToUpperInvariant().Replace("\u00DF", "SS", StringComparison.Ordinal)) : null),
        Define("trim", "<s-:s>", c => c.Text(0) is { } text ? c.Evaluation.Made(Trim(text)) : null),
        Define("pad", "<s-ns?:s>", Pad),
        Define("join", "<a<s>s?:s>", c => c.List(0) is { } parts ? c.Evaluation.Made(string.Join(c.Text(1) ?? "", parts.Select(p => ((TextValue)p).Text))) : null),
    ];

    private static int Length(string text) => text.Length - text.Where((c, i) => char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(text[i - 1])).Count();

    private static TextValue? Substring(Call call)
    {
        if (call.Text(0) is not { } text)
        {
            return null;
        }

        var length = Length(text);
        var start = Math.Truncate(call.Number(1) ?? 0);
        var end = (double)length;
        if (length + start < 0)
        {
            start = 0;
        }

        if (call.Number(2) is { } count)
        {
            end = count <= 0 ? start : start >= 0 ? start + count : length + start + count;
        }

        var from = (int)Math.Clamp(start < 0 ? length + start : start, 0, length);
        var to = (int)Math.Clamp(Math.Truncate(end), from, length);
        return call.Evaluation.Made(length == text.Length ? text[from..to] : Units(text, from, to));
    }

    private static string Units(string text, int from, int to) => string.Concat(text.EnumerateRunes().Skip(from).Take(to - from).Select(r => r.ToString()));

    private static TextValue? Cut(Call call, Func<string, int, int, string> part)
    {
        if (call.Text(0) is not { } text || call.Text(1) is not { } mark)
        {
            return call[0] as TextValue;
        }

        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? (TextValue)call[0]! : call.Evaluation.Made(part(text, at, mark.Length));
    }

    // Runs of white space become one space; none at the ends.
    private static string Trim(string text)
    {
        var trimmed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var isSpace = c is ' ' or '\t' or '\n' or '\r';
            if (!isSpace || (trimmed.Length > 0 && trimmed[^1] != ' '))
            {
                trimmed.Append(isSpace ? ' ' : c);
            }
        }

        return trimmed.Length > 0 && trimmed[^1] == ' ' ? trimmed.ToString(0, trimmed.Length - 1) : trimmed.ToString();
    }

    private static TextValue? Pad(Call call)
    {
        if (call.Text(0) is not { } text)
        {
            return null;
        }

        var width = call.Number(1) ?? 0;
        var missing = Math.Abs(width) - Length(text);
        if (missing <= 0)
        {
            return (TextValue)call[0]!;
        }

        if (missing > MaxPadding)
        {
            throw JsonataException.Of("U1002", ("value", (double)MaxPadding));
        }

        var filler = (call.Text(2) is { Length: > 0 } given ? given : " ").EnumerateRunes().ToArray();
        var padding = string.Concat(Enumerable.Range(0, (int)missing).Select(i => filler[i % filler.Length].ToString()));
        return call.Evaluation.Made(width > 0 ? text + padding : padding + text);
    }
}
