using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>Whom a state belongs to: the execution, or a child execution of a distributed Map.</summary>
internal sealed class ExecutionIdentity(ExecutionStart start, Value input, DateTimeOffset startTime)
{
    private Value? _context;

    private Value? _stateMachine;

    public string Arn => start.ExecutionArn;

    public string Name => start.Name;

    public string StateMachineArn => start.StateMachineArn;

    public Value Input => input;

    public DateTimeOffset StartTime => startTime;

    public int RedriveCount { get; init; }

    public DateTimeOffset? RedriveTime { get; init; }

    /// <summary><c>$$.Execution</c>.</summary>
    public Value Context => _context ??= MakeContext();

    /// <summary><c>$$.StateMachine</c>.</summary>
    public Value StateMachine => _stateMachine ??= ObjectValue.Of(("Id", new TextValue(start.StateMachineArn)), ("Name", new TextValue(start.StateMachineName)));

    public ExecutionIdentity Redrive(DateTimeOffset time) => new(start, input, startTime) { RedriveCount = RedriveCount + 1, RedriveTime = time };

    private ObjectValue MakeContext()
    {
        var context = ObjectValue.Of(
            ("Id", new TextValue(start.ExecutionArn)),
            ("Input", input),
            ("Name", new TextValue(start.Name)),
            ("RoleArn", new TextValue(start.RoleArn)),
            ("StartTime", new TextValue(Timestamps.Format(startTime))),
            ("RedriveCount", new NumberValue(RedriveCount)));
        return RedriveTime is { } time ? context.With("RedriveTime", new TextValue(Timestamps.Format(time))) : context;
    }
}
