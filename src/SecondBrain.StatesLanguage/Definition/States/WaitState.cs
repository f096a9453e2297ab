using SecondBrain.StatesLanguage.Expressions;

namespace SecondBrain.StatesLanguage.Definition.States;

internal sealed class WaitState(string name) : State(name, "Wait")
{
    public long? Seconds { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Of a JSONata state.</summary>
    public NumberField? SecondsQuery { get; init; }

    /// <summary>Of a JSONata state.</summary>
    public JsonataQuery? TimestampQuery { get; init; }

    public PathExpression? SecondsPath { get; init; }

    public PathExpression? TimestampPath { get; init; }
}
