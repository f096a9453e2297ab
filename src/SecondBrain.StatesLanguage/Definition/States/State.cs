using SecondBrain.StatesLanguage.Expressions;

namespace SecondBrain.StatesLanguage.Definition.States;

/// <summary>A compiled state. The event names are made once, here.</summary>
internal abstract class State(string name, string type)
{
    public string Name { get; } = name;

    public string Type { get; } = type;

    public string EnteredEvent { get; } = $"{type}StateEntered";

    public string ExitedEvent { get; } = $"{type}StateExited";

    public DataPath InputPath { get; init; } = DataPath.Whole;

    public DataPath OutputPath { get; init; } = DataPath.Whole;

    public PayloadTemplate? Assign { get; init; }

    /// <summary>Of a JSONata state.</summary>
    public PayloadTemplate? Output { get; init; }

    public bool IsJsonata { get; init; }

    /// <summary>Null for <c>End</c>, and for states that end by themselves.</summary>
    public string? Next { get; init; }

    /// <summary>Every state this one can lead to.</summary>
    public virtual IEnumerable<string> Targets => Next is null ? [] : [Next];
}
