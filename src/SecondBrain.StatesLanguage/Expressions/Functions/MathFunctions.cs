using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Expressions.Functions;

internal static class MathFunctions
{
    public static NumberValue Add(Value[] arguments)
    {
        var (a, b) = (Arguments.Integer(arguments, 0), Arguments.Integer(arguments, 1));
        var sum = (Int128)a + b;
        return sum >= long.MinValue && sum <= long.MaxValue ? new NumberValue((long)sum) : throw new IntrinsicFailureException("The sum is out of range.");
    }

    /// <summary>From the first argument (inclusive) to the second (exclusive); with a seed always the same number.</summary>
    public static NumberValue Random(Value[] arguments, Func<double> random)
    {
        var (start, end) = (Arguments.Integer(arguments, 0), Arguments.Integer(arguments, 1));
        if (start >= end)
        {
            throw new IntrinsicFailureException("The start has to be less than the end.");
        }

        var fraction = arguments.Length == 3 ? Seeded(Arguments.Integer(arguments, 2)) : random();
        return new NumberValue((long)Math.Min(end - 1d, Math.Floor(start + (fraction * ((double)end - start)))));
    }

    // The linear congruential generator of java.util.Random: nextDouble() of a fresh one.
    public static double Seeded(long seed)
    {
        const long multiplier = 0x5DEECE66DL;
        const long mask = (1L << 48) - 1;
        var state = (seed ^ multiplier) & mask;
        state = unchecked((state * multiplier) + 0xBL) & mask;
        var high = state >> 22;
        state = unchecked((state * multiplier) + 0xBL) & mask;
        return ((high << 27) + (state >> 21)) / (double)(1L << 53);
    }
}
