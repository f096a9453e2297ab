using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>Makes <c>$$</c>.</summary>
internal static class ContextObject
{
    public static Value Of(BranchRun branch)
    {
        var members = new ObjectBuilder();
        members.Set("Execution", branch.Execution.Context);
        members.Set("StateMachine", branch.Execution.StateMachine);
        // An item selector runs before its iteration has entered a state: it sees the Map state.
        var at = branch.Current is null ? branch.Parent : branch;
        if (at?.Current is { } state)
        {
            members.Set("State", OfState(at, state.Name, state is WorkingState));
        }

        if (branch.Item is { } item)
        {
            var found = ObjectValue.Of(("Index", new NumberValue(item.Index)), ("Value", item.Value));
            members.Set("Map", ObjectValue.Of(("Item", item.Source is null ? found : found.With("Source", new TextValue(item.Source)))));
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
