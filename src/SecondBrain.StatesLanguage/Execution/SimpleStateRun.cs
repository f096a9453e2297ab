using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>The states that neither wait nor work: Pass, Choice, Succeed, Fail.</summary>
internal static class SimpleStateRun
{
    public static BranchEnd Run(BranchRun branch, State state, Value input)
    {
        var scope = branch.Scope(input);
        return state switch
        {
            PassState pass => Pass(branch, pass, input, scope),
            ChoiceState choice => Choose(branch, choice, scope),
            FailState fail => BranchEnd.Failed(new StateFailure(Text(fail.Error, "ErrorPath", scope), Text(fail.Cause, "CausePath", scope))),
            { Output: { } output } and not (PassState or ChoiceState) => new BranchEnd(output.Evaluate(scope), null),
            _ => new BranchEnd(state.OutputPath.Apply(scope.With(state.InputPath.Apply(scope))), null),
        };
    }

    /// <summary>Sets the variables of <c>Assign</c>; all are evaluated before any is set.</summary>
    public static void Assign(BranchRun branch, PayloadTemplate? assign, in EvaluationScope scope)
    {
        if (assign?.Evaluate(scope) is ObjectValue assignments)
        {
            branch.Variables.Assign(assignments);
        }
    }

    private static BranchEnd Pass(BranchRun branch, PassState pass, Value input, in EvaluationScope scope)
    {
        var data = scope.With(pass.InputPath.Apply(scope));
        var result = pass.Result ?? pass.Parameters?.Evaluate(data) ?? data.Input;
        var output = pass.Output?.Evaluate(scope);
        Assign(branch, pass.Assign, scope.With(result));
        return new BranchEnd(output ?? pass.OutputPath.Apply(scope.With(pass.ResultPath.Apply(input, result))), null, pass.Next);
    }

    private static BranchEnd Choose(BranchRun branch, ChoiceState choice, in EvaluationScope scope)
    {
        var data = scope.With(choice.InputPath.Apply(scope));
        for (var i = 0; i < choice.Rules.Length; i++)
        {
            var rule = choice.Rules[i];
            if (rule.Condition.Holds(data))
            {
                var output = rule.Output?.Evaluate(data);
                Assign(branch, rule.Assign, data);
                return new BranchEnd(output ?? choice.OutputPath.Apply(data), null, rule.Next) { By = TransitionKind.Rule, Index = i };
            }
        }

        if (choice.Default is null)
        {
            return BranchEnd.Failed(new StateFailure(ErrorNames.NoChoiceMatched, $"No choice rule of the state '{choice.Name}' matched, and it has no Default."));
        }

        var byDefault = choice.Output?.Evaluate(data);
        Assign(branch, choice.Assign, data);
        return new BranchEnd(byDefault ?? choice.OutputPath.Apply(data), null, choice.Default) { By = TransitionKind.Default };
    }

    private static string? Text(Expression? expression, string field, in EvaluationScope scope) => expression?.Evaluate(scope, field) switch
    {
        null => null,
        TextValue text => text.Text,
        var other => throw StateFailedException.Runtime($"The value of the field '{field}' has to be a string, but is {other.ToJson()}"),
    };
}
