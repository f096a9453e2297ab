using SecondBrain.StatesLanguage.Expressions;

namespace SecondBrain.StatesLanguage.Definition.States;

internal sealed class WaitState(string name) : State(name, "Wait")
{
    public long? Seconds { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public PathExpression? SecondsPath { get; init; }

    public PathExpression? TimestampPath { get; init; }
}
