using System.Collections.Frozen;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Definition.Choices;

/// <summary>Every comparison operator of the Choice state.</summary>
internal static class ComparisonOperators
{
    public static FrozenDictionary<string, ComparisonOperator> All { get; } = Make().ToFrozenDictionary(o => o.Name, StringComparer.Ordinal);

    private static IEnumerable<ComparisonOperator> Make()
    {
        var ordered = new List<ComparisonOperator>();
        foreach (var (suffix, accepts) in (ReadOnlySpan<(string, Func<int, bool>)>)
        [
            ("Equals", c => c == 0), ("LessThan", c => c < 0), ("GreaterThan", c => c > 0), ("LessThanEquals", c => c <= 0), ("GreaterThanEquals", c => c >= 0),
        ])
        {
            ordered.Add(new($"String{suffix}", OperandKind.Text, (a, b) => a is TextValue x && b is TextValue y && accepts(string.CompareOrdinal(x.Text, y.Text))));
            ordered.Add(new($"Numeric{suffix}", OperandKind.Number, (a, b) => a is NumberValue x && b is NumberValue y && accepts(NumberValue.Compare(x, y))));
            ordered.Add(new($"Timestamp{suffix}", OperandKind.Timestamp, (a, b) => Moment(a) is { } x && Moment(b) is { } y && accepts(x.CompareTo(y))));
        }

        return
        [
            .. ordered,
            new("BooleanEquals", OperandKind.Boolean, (a, b) => a is BooleanValue && a.Equals(b)),
            new("StringMatches", OperandKind.Text, (a, b) => a is TextValue text && b is TextValue pattern && WildcardPattern.Matches(pattern.Text, text.Text)),
            Is("Null", v => v.Kind == ValueKind.Null),
            Is("String", v => v.Kind == ValueKind.Text),
            Is("Numeric", v => v.Kind == ValueKind.Number),
            Is("Boolean", v => v.Kind == ValueKind.Boolean),
            Is("Timestamp", v => Moment(v) is not null),
            Is("Present", _ => true),
        ];
    }

    private static ComparisonOperator Is(string type, Func<Value, bool> test) =>
        new($"Is{type}", OperandKind.Boolean, (value, wanted) => test(value) == wanted is BooleanValue { IsTrue: true });

    private static DateTimeOffset? Moment(Value value) =>
        value is TextValue text && Timestamps.TryParse(text.Text, out var moment) ? moment : null;
}
