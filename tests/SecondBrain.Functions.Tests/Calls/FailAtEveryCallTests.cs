using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using SecondBrain.Functions.Tests.Permissions;
using Xunit.Abstractions;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Invocations of every function from a run of everything are made again, and each of their calls fails in turn and in every way; whoever called calls again.</summary>
/// <remarks>After the repetition the table, the bucket and the executions are what the clean run left; after the failure they are that, or what they were before.</remarks>
[Collection(RunOfEverything.Name)]
public sealed class FailAtEveryCallTests(PermissionRun run, ITestOutputHelper output)
{
    /// <summary>Names a file that the table is written to.</summary>
    private const string FileVariable = "SECONDBRAIN_WRITE_CALLS";

    /// <summary>Of each step, tool or route that writes; of one that only reads there is one.</summary>
    private const int CasesThatWrite = 2;

    private const int Labs = 2;

    [Fact]
    public async Task Whatever_call_fails_the_work_is_done_once()
    {
        var watch = Stopwatch.StartNew();
        var reports = await ProveAsync();
        var table = Table(reports);
        output.WriteLine(table);
        output.WriteLine($"fail-at-k: {reports.Select(report => report.Function).Distinct().Count()} functions, {reports.Sum(report => report.Calls.Count)} calls, {reports.Sum(report => report.Injected)} injections, {watch.Elapsed.TotalSeconds:F0} s");
        if (Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } file)
        {
            await File.WriteAllTextAsync(file, table + string.Join('\n', reports.SelectMany(report => report.Wrong.Select(line => "WRONG " + line).Concat(report.Between.Select(line => "BETWEEN " + line)))));
        }

        reports.SelectMany(report => report.Wrong).ShouldBeEmpty();
        reports.Where(report => !CallReasons.Resumable.ContainsKey(report.Function)).SelectMany(report => report.Between).ShouldBeEmpty();
        FunctionCatalog.Names.Except(reports.Select(report => report.Function)).Except(CallReasons.NoCalls.Keys).ShouldBeEmpty("make a call of these fail, or say why they make none");
    }

    private async Task<IReadOnlyList<CaseReport>> ProveAsync()
    {
        var labs = new ConcurrentBag<CallLab>(await Task.WhenAll(Enumerable.Range(0, Labs).Select(_ => CallLab.StartAsync())));
        var reports = new ConcurrentBag<CaseReport>();
        await Parallel.ForEachAsync(
            run.Recorder.Cases.Cases.GroupBy(recorded => (recorded.Function, recorded.Variant)),
            new ParallelOptions { MaxDegreeOfParallelism = Labs },
            async (cases, _) =>
            {
                labs.TryTake(out var lab).ShouldBeTrue();
                var proved = 0;
                foreach (var recorded in cases.OrderByDescending(recorded => recorded.Writes).ThenByDescending(recorded => recorded.Operations.Count))
                {
                    if (proved < (recorded.Writes > 0 ? CasesThatWrite : 1) && await lab!.ProveAsync(recorded) is { Calls.Count: > 0 } report)
                    {
                        reports.Add(report);
                        proved++;
                    }
                }

                labs.Add(lab!);
            });
        foreach (var lab in labs)
        {
            await lab.DisposeAsync();
        }

        return [.. reports.OrderBy(report => report.Function, StringComparer.Ordinal)];
    }

    private static string Variants(IEnumerable<CaseReport> reports) =>
        reports.Select(report => report.Variant).Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 1 } variants ? $": {string.Join(", ", variants)}" : "";

    private static string Table(IReadOnlyList<CaseReport> reports)
    {
        var table = new StringBuilder("| function | invocations | calls | injections | between, then completed |\n|---|---:|---:|---:|---:|\n");
        foreach (var each in reports.GroupBy(report => report.Function))
        {
            table.AppendLine($"| {each.Key}{Variants(each)} | {each.Count()} | {each.Sum(report => report.Calls.Count)} | {each.Sum(report => report.Injected)} | {each.Sum(report => report.Between.Count)} |");
        }

        return table.ToString();
    }
}
