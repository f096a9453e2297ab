using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;
using static SecondBrain.StatesLanguage.Jsonata.Functions.Library;

namespace SecondBrain.StatesLanguage.Jsonata.Functions;

internal static class HigherOrderFunctions
{
    public static IEnumerable<KeyValuePair<string, NativeFunction>> All =>
    [
        Define("map", "<af>", c => c[0] is ListValue list ? Sequence(Results(c, list).Select(r => r.Result).OfType<Value>()) : null),
        Define("filter", "<af>", c => c[0] is ListValue list ? Sequence(Results(c, list).Where(r => Truth.Of(r.Result)).Select(r => r.Item)) : null),
        Define("single", "<af?>", Single),
        Define("reduce", "<afj?:j>", Reduce),
    ];

    private static JsonataList Sequence(IEnumerable<Value> items) => new([.. items], isSequence: true);

    private static IEnumerable<(Value Item, Value? Result)> Results(Call call, ListValue list)
    {
        for (var i = 0; i < list.Items.Length; i++)
        {
            var at = i;
            yield return (list.Items[i], call.Function(1) is { } function ? call.Apply(function, list.Items[i], () => new NumberValue(at), list) : BooleanValue.True);
        }
    }

    private static Value? Single(Call call)
    {
        if (call[0] is not ListValue list)
        {
            return null;
        }

        Value? found = null;
        foreach (var (item, result) in Results(call, list))
        {
            if (Truth.Of(result))
            {
                found = found is null ? item : throw JsonataException.Of("D3138");
            }
        }

        return found ?? throw JsonataException.Of("D3139");
    }

    private static Value? Reduce(Call call)
    {
        if (call[0] is not ListValue list)
        {
            return null;
        }

        var function = call.Function(1)!;
        if (function.Arity < 2)
        {
            throw JsonataException.Of("D3050");
        }

        var start = call[2] is null && list.Items.Length > 0 ? 1 : 0;
        var result = start == 1 ? list.Items[0] : call[2];
        for (var i = start; i < list.Items.Length; i++)
        {
            Value?[] arguments = [result, list.Items[i], new NumberValue(i), list];
            result = function.Invoke(arguments[..Math.Min(4, function.Arity)], null, call.Evaluation, call.Name);
        }

        return result;
    }
}
