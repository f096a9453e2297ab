using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution.Maps;

/// <summary><c>$$.Map.Item</c>.</summary>
/// <param name="Source">Of a distributed Map: <c>STATE_DATA</c>, or where the items were read.</param>
internal sealed record MapItem(int Index, Value Value, string? Source = null);
