using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary><c>&lt; &lt;= &gt; &gt;=</c> of two numbers or two texts, these by UTF-16 code units.</summary>
internal sealed class ComparisonNode(string symbol, Node leftSide, Node rightSide, int position) : BinaryNode(symbol, leftSide, rightSide, position)
{
    protected override Value? Compute(Value? input, Frame frame)
    {
        var left = Left.Evaluate(input, frame);
        var right = Right.Evaluate(input, frame);
        if (left is not (null or NumberValue or TextValue) || right is not (null or NumberValue or TextValue))
        {
            throw JsonataException.Of("T2010", Position, ("token", Symbol));
        }

        var order = (left, right) switch
        {
            (null, _) or (_, null) => (int?)null,
            (NumberValue a, NumberValue b) => a.Double.CompareTo(b.Double),
            (TextValue a, TextValue b) => string.CompareOrdinal(a.Text, b.Text),
            _ => throw JsonataException.Of("T2009", Position, ("token", Symbol), ("value", left), ("value2", right)),
        };
        return order is null ? null : BooleanValue.Of(Symbol switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        });
    }
}
