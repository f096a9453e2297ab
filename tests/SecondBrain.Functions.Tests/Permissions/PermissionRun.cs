using System.Diagnostics;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>One run of every function and every workflow with a recorder around them, for all tests of the policies.</summary>
public sealed class PermissionRun : IAsyncLifetime
{
    internal CallRecorder Recorder { get; } = new();

    internal IReadOnlyList<string> Failures { get; private set; } = [];

    public async Task InitializeAsync()
    {
        var failures = new List<string>();
        if (Environment.GetEnvironmentVariable(PermissionRunFactAttribute.Variable) is not { Length: > 0 } report)
            return;
        CallRecorder.Current = Recorder;
        await using var run = new ScenarioRun();
        var times = new List<string>();
        foreach (var (tests, only) in PermissionScenarios.All)
        {
            var watch = Stopwatch.StartNew();
            var before = Recorder.Calls.Count;
            failures.AddRange(await run.RunAsync(tests, only));
            times.Add($"{tests.Name} {watch.Elapsed.TotalSeconds:F1}s +{Recorder.Calls.Count - before}");
            await File.WriteAllLinesAsync(report, [.. times, .. failures, .. Recorder.Calls.Select(call => call.ToString()).Order(StringComparer.Ordinal)]);
        }

        DistributedMaps.Note(Recorder, RepositoryPaths.Combine("statemachines"));
        Failures = failures;
        await File.AppendAllLinesAsync(report, PermissionRules.Faults(GrantedPolicies.Read(GrantedPolicies.Shipped), Recorder.Calls));
        CallRecorder.Current = null;
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
