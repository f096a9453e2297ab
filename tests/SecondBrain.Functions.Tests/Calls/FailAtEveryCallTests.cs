using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
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

    /// <summary>Of each function that writes; of one that only reads, and of each step, tool or route of one that has several, there is one.</summary>
    private const int CasesThatWrite = 2;

    private const int Labs = 2;

    private static readonly string[] WritingTools = ["add_note", "connect_notes", "flag_note", "import_notes", "propose", "undo_session", "update_note"];

    [Fact]
    public async Task Whatever_call_fails_the_work_is_done_once()
    {
        var watch = Stopwatch.StartNew();
        var all = await ProveAsync();
        var reports = all.Where(report => report.Unproved is null).ToList();
        var proved = reports.Select(report => (report.Function, report.Variant)).ToHashSet();
        var unproved = all.Where(report => !proved.Contains((report.Function, report.Variant))).Select(report => $"{report.Function} {report.Variant}: {report.Unproved}").ToList();
        var table = Table(reports) + $"\nfail-at-k: {reports.Select(report => report.Function).Distinct().Count()} functions, {reports.Count} invocations, {reports.Sum(report => report.Injected[CallFault.Throttled])} of {reports.Sum(report => report.Calls.Count)} calls, {reports.Sum(Injected)} injections ({Kinds(reports)}), {watch.Elapsed.TotalSeconds:F0} s\n";
        output.WriteLine(table);
        if (Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } file)
        {
            await File.WriteAllTextAsync(file, table + string.Join('\n', reports.SelectMany(report => report.Wrong.Select(line => "WRONG " + line).Concat(report.HalfWritten.Select(line => "HALF " + line))).Concat(unproved.Select(line => "UNPROVED " + line))
                .Concat(reports.SelectMany(report => report.Excuses.Select(excuse => $"EXCUSE {excuse} {report.Function} {report.Variant}")))));
        }

        reports.SelectMany(report => report.Wrong).ShouldBeEmpty();
        reports.SelectMany(report => report.HalfWritten).ShouldBeEmpty("each item is as before or as after");
        FunctionCatalog.Names.Except(reports.Select(report => report.Function)).Order().ShouldBe(CallReasons.NoCalls.Keys.Order(), "make a call of these fail, or say why they make none");
        WritingTools.Except(reports.Where(report => report.Function == "Mcp").Select(report => report.Variant)).ShouldBeEmpty();
        unproved.ShouldBeEmpty("none of what was recorded of these can be done again");
        Excused(reports, nameof(CallReasons.Varies)).ShouldBe(CallReasons.Varies.Keys.Order());
        Excused(reports, nameof(CallReasons.Extra)).ShouldBe(CallReasons.Extra.Keys.Order());
        Excused(reports, nameof(CallReasons.OnTheWay)).ShouldBe(CallReasons.OnTheWay.Keys.Order());
    }

    // a reason that excuses nothing any more is to go
    private static IEnumerable<string> Excused(IEnumerable<CaseReport> reports, string reasons) =>
        reports.Where(report => report.Excuses.Contains(reasons)).Select(report => report.Function).Distinct().Order();

    private static int Injected(CaseReport report) => report.Injected.Values.Sum();

    private static string Kinds(IReadOnlyList<CaseReport> reports) =>
        string.Join(", ", Enum.GetValues<CallFault>().Select(fault => $"{fault} {reports.Sum(report => report.Injected.GetValueOrDefault(fault))}"));

    private async Task<IReadOnlyList<CaseReport>> ProveAsync()
    {
        var labs = new ConcurrentBag<CallLab>(await Task.WhenAll(Enumerable.Range(0, Labs).Select(_ => CallLab.StartAsync())));
        var reports = new ConcurrentBag<CaseReport>();
        var variants = run.Recorder.Cases.Cases.GroupBy(recorded => (recorded.Function, recorded.Variant)).ToList();
        var several = variants.CountBy(cases => cases.Key.Function).Where(each => each.Value > 1).Select(each => each.Key).ToHashSet();
        await Parallel.ForEachAsync(
            variants.OrderByDescending(cases => cases.Max(recorded => recorded.Writes)),
            new ParallelOptions { MaxDegreeOfParallelism = Labs },
            async (cases, _) =>
            {
                labs.TryTake(out var lab).ShouldBeTrue();
                var proved = 0;
                foreach (var recorded in cases.OrderByDescending(recorded => recorded.Writes).ThenByDescending(recorded => recorded.Operations.Count))
                {
                    if (proved >= (recorded.Writes > 0 && !several.Contains(recorded.Function) ? CasesThatWrite : 1))
                        break;
                    var report = await lab!.ProveAsync(recorded);
                    reports.Add(report);
                    proved += report.Unproved is null ? 1 : 0;
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
            table.AppendLine(CultureInfo.InvariantCulture, $"| {each.Key}{Variants(each)} | {each.Count()} | {each.Sum(report => report.Calls.Count)} | {each.Sum(Injected)} | {each.Sum(report => report.Between)} |");
        }

        return table.ToString();
    }
}
