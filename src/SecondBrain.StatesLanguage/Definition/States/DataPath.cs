using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Definition.States;

/// <summary><c>InputPath</c> or <c>OutputPath</c>: absent is the whole value, JSON null is an empty object.</summary>
internal sealed class DataPath(PathExpression? path, bool discards)
{
    public static DataPath Whole { get; } = new(null, discards: false);

    public static DataPath Nothing { get; } = new(null, discards: true);

    public Value Apply(in EvaluationScope scope) =>
        discards ? ObjectValue.Empty : path is null ? scope.Input : path.FindOrFail(scope);
}
