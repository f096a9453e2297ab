using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Paths;

internal static class PathFunctions
{
    public static bool TryParse(string name, out PathFunction function)
    {
        function = name switch
        {
            "length" or "size" => PathFunction.Length,
            "min" => PathFunction.Min,
            "max" => PathFunction.Max,
            "avg" => PathFunction.Avg,
            "sum" => PathFunction.Sum,
            "stddev" => PathFunction.Stddev,
            "keys" => PathFunction.Keys,
            _ => PathFunction.None,
        };
        return function != PathFunction.None;
    }

    /// <summary>Null where the function has no result for the value.</summary>
    public static Value? Apply(PathFunction function, Value value) => function switch
    {
        PathFunction.Length => value switch
        {
            ListValue list => new NumberValue(list.Items.Length),
            ObjectValue members => new NumberValue(members.Names.Length),
            _ => null,
        },
        PathFunction.Keys => value is ObjectValue named ? new ListValue([.. named.Names.Select(n => new TextValue(n))]) : null,
        _ => value is ListValue numbers ? Aggregate(function, numbers) : null,
    };

    private static NumberValue? Aggregate(PathFunction function, ListValue list)
    {
        var numbers = list.Items.OfType<NumberValue>().Select(n => n.Double).ToArray();
        if (numbers.Length == 0)
        {
            return null;
        }

        return new NumberValue(function switch
        {
            PathFunction.Min => numbers.Min(),
            PathFunction.Max => numbers.Max(),
            PathFunction.Avg => numbers.Average(),
            PathFunction.Sum => numbers.Sum(),
            _ => StandardDeviation(numbers),
        });
    }

    private static double StandardDeviation(double[] numbers)
    {
        var mean = numbers.Average();
        return Math.Sqrt(numbers.Average(n => (n - mean) * (n - mean)));
    }
}
