namespace SecondBrain.Local.Costs;

/// <summary>What a function did.</summary>
/// <param name="GigabyteSeconds">Its memory times its time, each invocation in whole milliseconds.</param>
/// <param name="WriteUnits">Of the table and its index.</param>
internal sealed record FunctionUse(long Invocations, double GigabyteSeconds, double WriteUnits, double ReadUnits)
{
    public static FunctionUse None { get; } = new(0, 0, 0, 0);

    public static FunctionUse operator +(FunctionUse left, FunctionUse right) => new(
        left.Invocations + right.Invocations, left.GigabyteSeconds + right.GigabyteSeconds, left.WriteUnits + right.WriteUnits, left.ReadUnits + right.ReadUnits);
}
