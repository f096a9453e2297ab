using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Definition.Choices;

/// <param name="Name">As written, without a <c>Path</c> suffix.</param>
/// <param name="Operand">What the operator compares with; a constant of another kind is a problem of the definition.</param>
/// <param name="Test">The variable's value, then the operand. False for values of the wrong type.</param>
internal sealed record ComparisonOperator(string Name, OperandKind Operand, Func<Value, Value, bool> Test)
{
    /// <summary>The one operator for which a missing variable is no error.</summary>
    public bool TestsPresence => Name == "IsPresent";

    /// <summary>Whether there is a variant that takes the operand from a path.</summary>
    public bool HasPathVariant => !Name.StartsWith("Is", StringComparison.Ordinal) && Name != "StringMatches";
}
