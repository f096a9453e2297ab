namespace SecondBrain.StatesLanguage.Definition.States;

/// <summary>What is told of a child execution.</summary>
internal enum ResultTransformation
{
    /// <summary>All about it.</summary>
    None,

    /// <summary>Its output.</summary>
    Compact,

    /// <summary>Its output, or the items of its output where that is a list.</summary>
    Flatten,
}
