using SecondBrain.StatesLanguage.Expressions;

namespace SecondBrain.StatesLanguage.Definition.Choices;

internal sealed record ChoiceRule(Condition Condition, string Next, PayloadTemplate? Assign, PayloadTemplate? Output = null);
