using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Tasks;
using SecondBrain.StatesLanguage.Testing;

namespace SecondBrain.WorkflowDifferential;

/// <summary>Runs a scenario on our interpreter.</summary>
internal static class OurSide
{
    public static async Task<(Run Run, StatePath Path)> RunAsync(MockedDefinition definition, Scenario scenario, IReadOnlyDictionary<string, IReadOnlyList<TaskOutcome>> tasks)
    {
        var test = StateMachineTest.Parse(definition.Text).WithExecutionName(scenario.Name);
        foreach (var (state, outcomes) in tasks)
        {
            var call = 0;
            test = test.WithTask(state, _ => Answer(outcomes[Math.Min(call++, outcomes.Count - 1)]));
        }

        var run = await test.RunAsync(scenario.Input?.DeepClone());
        var entered = run.History.Where(happened => happened.Type.EndsWith("StateEntered", StringComparison.Ordinal)).Select(happened => happened.StateName!);
        var calls = definition.Functions.Values.ToDictionary(state => state, run.Calls, StringComparer.Ordinal);
        return (new Run(run.Status.ToString().ToUpperInvariant(), run.Output, run.Error, run.Cause, [.. entered], calls), run.Path);
    }

    // As Lambda reports a function's error: its payload is the cause.
    private static JsonNode? Answer(TaskOutcome outcome) => outcome.Error is null
        ? outcome.Result
        : throw new TaskFailedException(outcome.Error, new JsonObject { ["errorMessage"] = outcome.Cause, ["errorType"] = outcome.Error }.ToJsonString());
}
