using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Paths;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Definition.States;

/// <summary>Where a result goes: absent it replaces the input, JSON null drops it.</summary>
internal sealed class ResultPath(ReferencePath? path, bool discards)
{
    public static ResultPath Replace { get; } = new(null, discards: false);

    public static ResultPath Discard { get; } = new(null, discards: true);

    /// <exception cref="StateFailedException">The input has no such place.</exception>
    public Value Apply(Value input, Value result) =>
        discards ? input
        : path is null || path.IsRoot ? result
        : path.Put(input, result) ?? throw new StateFailedException(new StateFailure(
            ErrorNames.ReferencePathConflict, $"Unable to apply ReferencePath {path.Text} to input {input.ToJson()}"));
}
