using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary><c>$$.Map.Item</c>.</summary>
internal sealed record MapItem(int Index, Value Value);
