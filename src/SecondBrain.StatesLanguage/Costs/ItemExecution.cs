namespace SecondBrain.StatesLanguage.Costs;

/// <summary>What runs an item of a Map.</summary>
public enum ItemExecution
{
    /// <summary>The execution itself.</summary>
    Inline,

    /// <summary>A Standard execution of its own.</summary>
    Standard,

    /// <summary>An Express execution of its own, whose transitions cost nothing.</summary>
    Express,
}
