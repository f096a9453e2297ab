using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Expressions;

/// <summary>Variables of a state machine, a branch or an iteration. Inner scopes read the outer ones and cannot write them.</summary>
internal sealed class VariableScope(VariableScope? outer)
{
    private Dictionary<string, Value>? _values;

    public Value? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope._values is { } values && values.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return null;
    }

    private VariableScope? Outer { get; } = outer;

    /// <exception cref="StateFailedException">The name belongs to an outer scope.</exception>
    public void Assign(ObjectValue assignments)
    {
        for (var i = 0; i < assignments.Names.Length; i++)
        {
            var name = assignments.Names[i];
            if (Outer?.Find(name) is not null)
            {
                throw StateFailedException.Runtime($"The variable '{name}' belongs to an outer scope and cannot be assigned here.");
            }

            (_values ??= new Dictionary<string, Value>(StringComparer.Ordinal))[name] = assignments.Values[i];
        }
    }
}
