using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution.Maps;

/// <summary>What there is to tell of a child execution.</summary>
/// <param name="Status"><c>SUCCEEDED</c>, <c>FAILED</c>, or <c>PENDING</c>: not started, or not at its end.</param>
internal sealed record ChildOutcome(ExecutionIdentity Child, string Status, Value? Output, StateFailure? Failure, DateTimeOffset? StopTime)
{
    public const string Succeeded = "SUCCEEDED";

    public const string Failed = "FAILED";

    public const string Pending = "PENDING";

    /// <summary>In the service's words; inputs and outputs are JSON in a string.</summary>
    public Value ToValue()
    {
        var members = new ObjectBuilder();
        members.Set("ExecutionArn", new TextValue(Child.Arn));
        members.Set("Input", new TextValue(Child.Input.ToJson()));
        members.Set("InputDetails", ObjectValue.Of(("Included", BooleanValue.True)));
        members.Set("Name", new TextValue(Child.Name));
        if (Output is not null)
        {
            members.Set("Output", new TextValue(Output.ToJson()));
            members.Set("OutputDetails", ObjectValue.Of(("Included", BooleanValue.True)));
        }

        if (Failure is not null)
        {
            members.Set("Error", new TextValue(Failure.Error ?? ""));
            members.Set("Cause", new TextValue(Failure.Cause ?? ""));
        }

        if (Status != Pending)
        {
            members.Set("RedriveCount", new NumberValue(Child.RedriveCount));
            members.Set("RedriveStatus", new TextValue(Status == Failed ? "REDRIVABLE_BY_MAP_RUN" : "NOT_REDRIVABLE"));
            members.Set("StartDate", new TextValue(Timestamps.Format(Child.StartTime)));
        }

        members.Set("StateMachineArn", new TextValue(Child.StateMachineArn));
        members.Set("Status", new TextValue(Status));
        if (StopTime is { } stopped)
        {
            members.Set("StopDate", new TextValue(Timestamps.Format(stopped)));
        }

        return members.Build();
    }
}
