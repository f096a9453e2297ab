using System.Text.RegularExpressions;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Paths.Filters;

/// <summary>A comparison; values of different types are unequal and have no order.</summary>
internal sealed class FilterComparison(FilterOperand left, string comparison, FilterOperand right) : FilterExpression
{
    public override bool Matches(Value candidate, PathVisit visit)
    {
        var a = left.Evaluate(candidate, visit);
        var b = right.Evaluate(candidate, visit);
        return comparison switch
        {
            "==" => a is not null && a.Equals(b),
            "!=" => !(a is not null && a.Equals(b)),
            "<" => Order(a, b) < 0,
            "<=" => Order(a, b) <= 0,
            ">" => Order(a, b) > 0,
            ">=" => Order(a, b) >= 0,
            "in" => a is not null && b is ListValue list && list.Items.Contains(a),
            "nin" => b is ListValue list && (a is null || !list.Items.Contains(a)),
            "contains" => Contains(a, b),
            "size" => b is NumberValue number && number.TryGetInteger(out var size) && SizeOf(a) == size,
            "empty" => b is BooleanValue empty && (SizeOf(a) == 0) == empty.IsTrue,
            _ => false,
        };
    }

    private static int? Order(Value? a, Value? b) => (a, b) switch
    {
        (NumberValue x, NumberValue y) => NumberValue.Compare(x, y),
        (TextValue x, TextValue y) => string.CompareOrdinal(x.Text, y.Text),
        _ => null,
    };

    private static bool Contains(Value? a, Value? b) => (a, b) switch
    {
        (TextValue text, TextValue part) => text.Text.Contains(part.Text, StringComparison.Ordinal),
        (ListValue list, { } item) => list.Items.Contains(item),
        _ => false,
    };

    private static int? SizeOf(Value? value) => value switch
    {
        TextValue text => text.Text.Length,
        ListValue list => list.Items.Length,
        ObjectValue members => members.Names.Length,
        _ => null,
    };

    internal sealed class Pattern(FilterOperand operand, Regex regex) : FilterExpression
    {
        public override bool Matches(Value candidate, PathVisit visit) =>
            operand.Evaluate(candidate, visit) is TextValue text && regex.IsMatch(text.Text);
    }
}
