using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;
using static SecondBrain.StatesLanguage.Jsonata.Functions.Library;

namespace SecondBrain.StatesLanguage.Jsonata.Functions;

internal static class ListFunctions
{
    private const double MaxItems = 1e6;

    public static IEnumerable<KeyValuePair<string, NativeFunction>> All =>
    [
        Define("append", "<xx:a>", c => Made(c, Lists.Append(c[0], c[1]))),
        Define("reverse", "<a:a>", c => c[0] is ListValue { Items.Length: > 1 } list ? Made(c, new ListValue([.. list.Items.Reverse()])) : c[0]),
        Define("sort", "<af?:a>", Sort),
        Define("shuffle", "<a:a>", Shuffle),
        Define("distinct", "<x:x>", Distinct),
        Define("zip", "<a+>", Zip, arity: 0),
        Define("partition", "<an:a>", Partition),
        Define("range", "<nnn:a>", Range),
    ];

    private static Value? Made(Call call, Value? made)
    {
        call.Evaluation.Spend((made as ListValue)?.Items.Length ?? 1);
        return made;
    }

    private static Value? Sort(Call call)
    {
        if (call[0] is not ListValue { Items: { Length: > 1 } items })
        {
            return call[0];
        }

        if (call.Function(1) is { } comparator)
        {
            return Made(call, new ListValue([.. MergeSort.Sort([.. items], (a, b) => Truth.Of(comparator.Invoke([a, b], null, call.Evaluation, call.Name)))]));
        }

        Func<Value, Value, bool> isAfter =
            Array.TrueForAll(items, i => i is NumberValue) ? (a, b) => ((NumberValue)a).Double > ((NumberValue)b).Double
            : Lists.AreTexts(items) ? (a, b) => string.CompareOrdinal(((TextValue)a).Text, ((TextValue)b).Text) > 0
            : throw JsonataException.Of("D3070");
        return Made(call, new ListValue([.. MergeSort.Sort([.. items], isAfter)]));
    }

    private static Value? Shuffle(Call call)
    {
        if (call[0] is not ListValue { Items.Length: > 1 } list)
        {
            return call[0];
        }

        Value[] items = [.. list.Items];
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = (int)(call.Evaluation.Random.Number() * (i + 1));
            (items[i], items[j]) = (items[j], items[i]);
        }

        return Made(call, new ListValue(items));
    }

    private static Value? Distinct(Call call) => call[0] is ListValue { Items.Length: > 1 } list
        ? Made(call, new JsonataList([.. list.Items.Distinct()], isSequence: list is JsonataList { IsSequence: true }))
        : call[0];

    private static ListValue Zip(Call call)
    {
        var lists = call.Arguments.Select(Lists.Items).ToList();
        var length = lists.Count == 0 ? 0 : lists.Min(l => l.Length);
        call.Evaluation.Spend((long)length * lists.Count);
        return new ListValue([.. Enumerable.Range(0, length).Select(i => new ListValue([.. lists.Select(l => l[i])]))]);
    }

    // Of Step Functions. Parts of the given size; the last may be smaller.
    private static JsonataList? Partition(Call call)
    {
        if (call.List(0) is not { } items || call.Number(1) is not { } given)
        {
            return null;
        }

        var size = (int)Math.Clamp(Math.Truncate(given), 0, int.MaxValue);
        if (size == 0)
        {
            throw new JsonataException("D3144", "The second argument of the partition function must be a positive number");
        }

        return call.Evaluation.Made(new JsonataList([.. items.Chunk(size).Select(c => new ListValue(c))], isSequence: true));
    }

    // Of Step Functions. Both ends included; a sequence, so one number is not a list.
    private static JsonataList? Range(Call call)
    {
        if (call.Number(0) is not { } start || call.Number(1) is not { } end || call.Number(2) is not { } step)
        {
            return null;
        }

        (start, end, step) = (Math.Truncate(start), Math.Truncate(end), Math.Truncate(step));
        var count = step == 0 ? 0 : Math.Floor((end - start) / step) + 1;
        if (count > MaxItems)
        {
            throw JsonataException.Of("D2014", ("value", count));
        }

        return call.Evaluation.Made(new JsonataList([.. Enumerable.Range(0, (int)Math.Max(0, count)).Select(i => Numbers.Of(start + (i * step)))], isSequence: true));
    }
}
