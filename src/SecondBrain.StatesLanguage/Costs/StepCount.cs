namespace SecondBrain.StatesLanguage.Costs;

/// <summary>What a stretch of a workflow does, each counted once and without retries.</summary>
/// <param name="Transitions">States entered: the service counts one each time a step is executed.</param>
/// <param name="LambdaInvocations">Tasks that are Lambda functions.</param>
/// <param name="ServiceCalls">The other tasks, such as <c>dynamodb:getItem</c>, in the order of the path.</param>
public sealed record StepCount(int Transitions, int LambdaInvocations, IReadOnlyList<string> ServiceCalls)
{
    public static StepCount None { get; } = new(0, 0, []);

    public static StepCount operator +(StepCount left, StepCount right) =>
        new(left.Transitions + right.Transitions, left.LambdaInvocations + right.LambdaInvocations, [.. left.ServiceCalls, .. right.ServiceCalls]);

    public static StepCount Add(StepCount left, StepCount right) => left + right;
}
