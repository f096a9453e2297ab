using SecondBrain.StatesLanguage.Expressions;

namespace SecondBrain.StatesLanguage.Definition.States;

/// <summary>A number written down, or found by the field's <c>Path</c> variant.</summary>
internal sealed record NumberField(string Name, double? Constant, PathExpression? Path);
