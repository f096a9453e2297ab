using SecondBrain.StatesLanguage.Expressions;

namespace SecondBrain.StatesLanguage.Definition.States;

internal sealed class MapState(string name) : WorkingState(name, "Map")
{
    public required StateGraph Processor { get; init; }

    public bool IsDistributed { get; init; }

    /// <summary>Whether the child executions of a distributed Map are of type EXPRESS.</summary>
    public bool IsExpress { get; init; }

    public ItemReading? Reader { get; init; }

    public ResultWriting? Writer { get; init; }

    public PathExpression? ItemsPath { get; init; }

    /// <summary>Of a JSONata state.</summary>
    public PayloadTemplate? Items { get; init; }

    /// <summary>Makes the input of an iteration; old spelling <c>Parameters</c>.</summary>
    public PayloadTemplate? ItemSelector { get; init; }

    /// <summary>0 or absent: as many as there are.</summary>
    public NumberField? MaxConcurrency { get; init; }

    public NumberField? ToleratedFailureCount { get; init; }

    public NumberField? ToleratedFailurePercentage { get; init; }

    public ItemBatching? Batching { get; init; }

    public string? Label { get; init; }
}
