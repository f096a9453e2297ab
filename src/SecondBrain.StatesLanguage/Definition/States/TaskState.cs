using SecondBrain.StatesLanguage.Expressions;

namespace SecondBrain.StatesLanguage.Definition.States;

internal sealed class TaskState(string name) : WorkingState(name, "Task")
{
    public required ResourceKind Resource { get; init; }

    public NumberField? Timeout { get; init; }

    public NumberField? Heartbeat { get; init; }

    /// <summary><c>Credentials</c>.</summary>
    public PayloadTemplate? Credentials { get; init; }
}
