namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary>Ties a <c>%</c> to the step whose input it means.</summary>
internal sealed class AncestorSlot(string label)
{
    /// <summary>Under which name a tuple holds the ancestor: no name that an expression can write.</summary>
    public string Label { get; set; } = label;

    /// <summary>Steps still to go up; 0 when the step is found.</summary>
    public int Level { get; set; } = 1;
}
