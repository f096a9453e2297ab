using SecondBrain.StatesLanguage.Expressions;

namespace SecondBrain.StatesLanguage.Definition.States;

/// <summary>A number written down, or found by the field's <c>Path</c> variant, or by an expression.</summary>
internal sealed record NumberField(string Name, double? Constant, PathExpression? Path)
{
    public JsonataQuery? Query { get; init; }

    /// <summary>What an expression may find.</summary>
    public (double Least, double Most) Range { get; init; }
}
