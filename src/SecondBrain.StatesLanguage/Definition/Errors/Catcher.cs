using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Expressions;

namespace SecondBrain.StatesLanguage.Definition.Errors;

internal sealed record Catcher(ErrorMatch ErrorEquals, string Next, ResultPath ResultPath, PayloadTemplate? Assign, PayloadTemplate? Output = null);
