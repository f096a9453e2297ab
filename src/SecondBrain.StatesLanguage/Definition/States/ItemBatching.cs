using SecondBrain.StatesLanguage.Expressions;

namespace SecondBrain.StatesLanguage.Definition.States;

/// <summary><c>ItemBatcher</c> of a distributed Map.</summary>
internal sealed record ItemBatching(NumberField? MaxItems, NumberField? MaxBytes, PayloadTemplate? BatchInput);
