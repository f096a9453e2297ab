using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>Makes <c>$$</c>.</summary>
internal static class ContextObject
{
    public static Value OfExecution(ExecutionStart start, Value input, DateTimeOffset startTime) => ObjectValue.Of(
        ("Id", new TextValue(start.ExecutionArn)),
        ("Input", input),
        ("Name", new TextValue(start.Name)),
        ("RoleArn", new TextValue(start.RoleArn)),
        ("StartTime", new TextValue(Timestamps.Format(startTime))),
        ("RedriveCount", new NumberValue(start.RedriveCount)));

    public static Value OfStateMachine(ExecutionStart start) => ObjectValue.Of(
        ("Id", new TextValue(start.StateMachineArn)),
        ("Name", new TextValue(start.StateMachineName)));

    public static Value Of(ExecutionRun run, BranchRun branch)
    {
        var members = new ObjectBuilder();
        members.Set("Execution", run.ExecutionContext);
        members.Set("StateMachine", run.StateMachineContext);
        // An item selector runs before its iteration has entered a state: it sees the Map state.
        var at = branch.Current is null ? branch.Parent : branch;
        if (at?.Current is { } state)
        {
            members.Set("State", OfState(at, state.Name, state is WorkingState));
        }

        if (branch.Item is { } item)
        {
            members.Set("Map", ObjectValue.Of(("Item", ObjectValue.Of(("Index", new NumberValue(item.Index)), ("Value", item.Value)))));
        }

        if (branch.TaskToken is { } token)
        {
            members.Set("Task", ObjectValue.Of(("Token", new TextValue(token))));
        }

        return members.Build();
    }

    private static ObjectValue OfState(BranchRun branch, string name, bool canRetry)
    {
        var entered = ("EnteredTime", (Value)new TextValue(Timestamps.Format(branch.EnteredAt)));
        var named = ("Name", (Value)new TextValue(name));
        return canRetry ? ObjectValue.Of(entered, named, ("RetryCount", new NumberValue(branch.RetryCount))) : ObjectValue.Of(entered, named);
    }
}
