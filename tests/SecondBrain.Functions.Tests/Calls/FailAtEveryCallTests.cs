using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using SecondBrain.Functions.Tests.Permissions;
using Xunit.Abstractions;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Invocations of every function from a run of everything are made again, and each of their calls fails in turn and in every way; whoever called calls again.</summary>
/// <remarks>After the repetition the table, the bucket and the executions are what the clean run left; after the failure each item is that, or what it was before.</remarks>
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
        var table = Table(reports) + $"\nfail-at-k: {reports.Select(report => report.Function).Distinct().Count()} functions, {reports.Count} invocations, {reports.Sum(report => report.Calls.Count)} calls, {reports.Sum(Injected)} injections ({Kinds(reports)}), {watch.Elapsed.TotalSeconds:F0} s\n";
        output.WriteLine(table);
        if (Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } file)
        {
            await File.WriteAllTextAsync(file, table + string.Join('\n', reports.SelectMany(report => report.Wrong.Select(line => "WRONG " + line).Concat(report.HalfWritten.Select(line => "HALF " + line)))));
        }

        reports.SelectMany(report => report.Wrong).ShouldBeEmpty();
        reports.SelectMany(report => report.HalfWritten).ShouldBeEmpty("each item is as before or as after");
        var functions = reports.Select(report => report.Function).ToHashSet();
        FunctionCatalog.Names.Except(functions).Order().ShouldBe(CallReasons.NoCalls.Keys.Order(), "make a call of these fail, or say why they make none");
        Functions(reports, report => report.NeedsFree).ShouldBe(CallReasons.Free.Keys.Order(), "who needs CallReasons.Free, and who is there");
        Functions(reports, report => report.NeedsOnTheWay).ShouldBe(CallReasons.OnTheWay.Keys.Order(), "who needs CallReasons.OnTheWay, and who is there");
    }

    private static IEnumerable<string> Functions(IEnumerable<CaseReport> reports, Func<CaseReport, bool> which) =>
        reports.Where(which).Select(report => report.Function).Distinct().Order();

    private static int Injected(CaseReport report) => report.Injected.Values.Sum();

    private static string Kinds(IReadOnlyList<CaseReport> reports) =>
        string.Join(", ", Enum.GetValues<CallFault>().Select(fault => $"{fault} {reports.Sum(report => report.Injected.GetValueOrDefault(fault))}"));

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
            table.AppendLine($"| {each.Key}{Variants(each)} | {each.Count()} | {each.Sum(report => report.Calls.Count)} | {each.Sum(Injected)} | {each.Sum(report => report.Between)} |");
        }

        return table.ToString();
    }
}
