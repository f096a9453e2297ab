using System.Diagnostics;
using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Definition;
using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.Bench.Workflows;

/// <summary>Our side: one execution after the other, each with its whole history.</summary>
internal static class OurInterpreter
{
    public static async Task<(double PerSecond, JsonNode? Output)> MeasureAsync(BenchCase each, double seconds, bool includeData)
    {
        var interpreter = new StateMachineInterpreter(StateMachineDefinition.Parse(each.Definition.ToJsonString()), new FixedTasks(each.Tasks), new InterpreterOptions { IncludeExecutionData = includeData });
        var start = new ExecutionStart("arn:aws:states:us-east-1:123456789012:execution:bench:bench", "bench", "arn:aws:states:us-east-1:123456789012:stateMachine:bench", "bench", each.Input);
        var first = await interpreter.RunAsync(start, CancellationToken.None);
        if (first.Status != ExecutionStatus.Succeeded)
        {
            throw new InvalidOperationException($"{each.Name}: {first.Error} {first.Cause}");
        }

        await CountAsync(seconds / 2);
        var clock = Stopwatch.StartNew();
        var count = await CountAsync(seconds);
        return (count / clock.Elapsed.TotalSeconds, first.Output);

        async Task<int> CountAsync(double time)
        {
            var done = 0;
            for (var from = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(from).TotalSeconds < time; done++)
            {
                await interpreter.RunAsync(start, CancellationToken.None);
            }

            return done;
        }
    }
}
