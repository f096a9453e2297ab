namespace SecondBrain.StatesLanguage.Costs;

/// <summary>What one more item of a Map adds.</summary>
/// <param name="Map">The Map state's name; of a Map in a Map also the outer one's.</param>
/// <param name="Child">What the item runs in.</param>
public sealed record ItemCount(string Map, StepCount Each, ItemExecution Child);
