using SecondBrain.StatesLanguage.Definition.Errors;
using SecondBrain.StatesLanguage.Expressions;

namespace SecondBrain.StatesLanguage.Definition.States;

/// <summary>A state that does something that can fail and be retried: Task, Parallel, Map.</summary>
internal abstract class WorkingState(string name, string type) : State(name, type)
{
    public PayloadTemplate? Parameters { get; init; }

    public PayloadTemplate? ResultSelector { get; init; }

    public ResultPath ResultPath { get; init; } = ResultPath.Replace;

    public Retrier[] Retriers { get; init; } = [];

    public Catcher[] Catchers { get; init; } = [];

    public override IEnumerable<string> Targets => base.Targets.Concat(Catchers.Select(c => c.Next));
}
