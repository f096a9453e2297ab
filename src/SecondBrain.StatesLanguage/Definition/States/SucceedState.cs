namespace SecondBrain.StatesLanguage.Definition.States;

internal sealed class SucceedState(string name) : State(name, "Succeed");
