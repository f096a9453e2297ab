using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Expressions.Functions;

internal static class ArrayFunctions
{
    // The service's quota.
    private const int MaxRange = 1000;

    public static ListValue Partition(Value[] arguments)
    {
        var items = Arguments.List(arguments, 0);
        var size = Arguments.Integer(arguments, 1);
        return size > 0
            ? new ListValue([.. items.Chunk((int)Math.Min(size, int.MaxValue)).Select(chunk => new ListValue(chunk))])
            : throw new IntrinsicFailureException("The chunk size has to be a positive integer.");
    }

    public static BooleanValue Contains(Value[] arguments) =>
        BooleanValue.Of(Arguments.List(arguments, 0).Contains(arguments[1]));

    public static ListValue Range(Value[] arguments)
    {
        var (first, last, step) = (Arguments.Integer(arguments, 0), Arguments.Integer(arguments, 1), Arguments.Integer(arguments, 2));
        if (step == 0)
        {
            throw new IntrinsicFailureException("The step has to be other than 0.");
        }

        var span = (Int128)last - first;
        var count = span != 0 && Int128.Sign(span) != Math.Sign(step) ? 0 : (span / step) + 1;
        if (count > MaxRange)
        {
            throw new IntrinsicFailureException($"An array cannot have more than {MaxRange} items, but this has {count}.");
        }

        var items = new Value[(int)count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = new NumberValue(first + (i * step));
        }

        return new ListValue(items);
    }

    public static Value GetItem(Value[] arguments)
    {
        var items = Arguments.List(arguments, 0);
        var index = Arguments.Integer(arguments, 1);
        return index >= 0 && index < items.Length
            ? items[index]
            : throw new IntrinsicFailureException($"The index {index} is out of bounds of an array of {items.Length} items.");
    }
}
