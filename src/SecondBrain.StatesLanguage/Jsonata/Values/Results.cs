using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Values;

/// <summary>What leaves an evaluation has no marks of it any more.</summary>
internal static class Results
{
    /// <summary>The same value where nothing was marked; the first function inside instead, when there is one.</summary>
    public static Value? Plain(Value? value)
    {
        switch (value)
        {
            case TupleStream stream:
                return Plain(Lists.Collapse(stream.Items()));
            case ListValue list:
                var items = All(list.Items, out var function);
                return function ?? (ReferenceEquals(items, list.Items) && list is not JsonataList ? list : new ListValue(items));
            case ObjectValue members:
                var values = All(members.Values, out function);
                return function ?? (ReferenceEquals(values, members.Values) ? members : new ObjectValue(members.Names, values));
            default:
                return value;
        }
    }

    private static Value[] All(Value[] values, out Value? function)
    {
        function = null;
        Value[]? changed = null;
        for (var i = 0; i < values.Length; i++)
        {
            var plain = Plain(values[i])!;
            function ??= plain as FunctionValue;
            if (!ReferenceEquals(plain, values[i]))
            {
                changed ??= [.. values];
                changed[i] = plain;
            }
        }

        return changed ?? values;
    }
}
