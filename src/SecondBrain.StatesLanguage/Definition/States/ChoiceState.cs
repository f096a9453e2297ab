using SecondBrain.StatesLanguage.Definition.Choices;

namespace SecondBrain.StatesLanguage.Definition.States;

internal sealed class ChoiceState(string name) : State(name, "Choice")
{
    public ChoiceRule[] Rules { get; init; } = [];

    public string? Default { get; init; }

    public override IEnumerable<string> Targets => Rules.Select(r => r.Next).Concat(Default is null ? [] : [Default]);
}
