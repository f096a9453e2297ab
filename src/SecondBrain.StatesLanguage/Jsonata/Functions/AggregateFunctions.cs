using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;
using static SecondBrain.StatesLanguage.Jsonata.Functions.Library;

namespace SecondBrain.StatesLanguage.Jsonata.Functions;

internal static class AggregateFunctions
{
    public static IEnumerable<KeyValuePair<string, NativeFunction>> All =>
    [
        Define("sum", "<a<n>:n>", c => c.List(0) is { } items ? Numbers.Of(Doubles(items).Sum()) : null),
        Define("count", "<a:n>", c => new NumberValue(c.List(0)?.Length ?? 0)),
        Define("max", "<a<n>:n>", c => c.List(0) is { Length: > 0 } items ? Numbers.Of(Doubles(items).Max()) : null),
        Define("min", "<a<n>:n>", c => c.List(0) is { Length: > 0 } items ? Numbers.Of(Doubles(items).Min()) : null),
        Define("average", "<a<n>:n>", c => c.List(0) is { Length: > 0 } items ? Numbers.Of(Doubles(items).Sum() / items.Length) : null),
    ];

    private static IEnumerable<double> Doubles(Value[] items) => items.Select(i => ((NumberValue)i).Double);
}
