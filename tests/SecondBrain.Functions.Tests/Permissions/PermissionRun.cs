using System.Diagnostics;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>One run of every function and every workflow with a recorder around them, for all tests of the policies.</summary>
public sealed class PermissionRun : IAsyncLifetime
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    internal CallRecorder Recorder { get; } = new();

    internal IReadOnlyList<Grant> Grants { get; } = GrantedPolicies.Read(GrantedPolicies.Shipped);

    internal IReadOnlyList<string> Failures { get; private set; } = [];

    internal double Seconds { get; private set; }

    public async Task InitializeAsync()
    {
        var watch = Stopwatch.StartNew();
        CallRecorder.Current = Recorder;
        var failures = await Task.WhenAll(ScenariosAsync(), RareCallsAsync());
        Failures = [.. failures.SelectMany(each => each)];
        DistributedMaps.Note(Recorder, RepositoryPaths.Combine("statemachines"));
        PipeCalls.Note(Recorder, GrantedPolicies.Shipped);
        CallRecorder.Current = null;
        Seconds = watch.Elapsed.TotalSeconds;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<IReadOnlyList<string>> ScenariosAsync()
    {
        var failures = new List<string>();
        await using var run = new ScenarioRun();
        foreach (var (tests, only) in PermissionScenarios.All)
        {
            failures.AddRange(await run.RunAsync(tests, only));
        }

        return failures;
    }

    private static async Task<IReadOnlyList<string>> RareCallsAsync()
    {
        var failures = new List<string>();
        await using var life = await LifeHost.StartAsync();
        foreach (var (name, run) in RareCalls.All)
        {
            try
            {
                await run(life).WaitAsync(Longest);
            }
            catch (TimeoutException)
            {
                failures.Add($"{name}: not done after {Longest.TotalMinutes} minutes, and the calls after it were not made");
                break; // it still runs, on the same host
            }
            catch (Exception error)
            {
                failures.Add($"{name}: {error.Message.Split('\n')[0]} {error.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("Rare", StringComparison.Ordinal))}");
            }
            finally
            {
                life.Tasks.Plan(null);
            }
        }

        return failures;
    }
}
