using System.IO.Compression;
using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.Functions.Tests.Faults;

/// <summary>import-archive with each of its task calls failing in turn, and with reading its manifest and writing its results.</summary>
public sealed class ImportArchiveFaultTests(FaultHost faults) : IClassFixture<FaultHost>
{
    [Theory]
    [InlineData(FaultMoment.BeforeTheCall)]
    [InlineData(FaultMoment.AfterItsEffect)]
    public async Task A_task_call_that_fails_once_or_runs_twice_changes_nothing_about_the_outcome(FaultMoment moment)
    {
        var (calls, results, undisturbed) = await ImportedAsync($"i-calm-{(int)moment}", fault: null);
        calls.ShouldBe(7, string.Join(", ", faults.Tasks.Calls)); // manifest, three files, two files of results, one of lines
        results.ShouldBe(["a.md created", "b.md created", "c.md created"]);
        undisturbed.Lines.Count(line => line.Contains(" ORIGINAL ", StringComparison.Ordinal)).ShouldBe(3);
        for (var call = 0; call < calls; call++)
        {
            var disturbed = await ImportedAsync($"i-once-{(int)moment}-{call}", new Fault(call, moment));
            faults.Tasks.Failures.ShouldBe(1);
            disturbed.Results.ShouldBe(results, $"call {call}");
            undisturbed.DifferenceTo(disturbed.Table).ShouldBeEmpty($"call {call}");
        }
    }

    [Theory]
    [InlineData(FaultMoment.BeforeTheCall, true)]
    [InlineData(FaultMoment.BeforeTheCall, false)]
    [InlineData(FaultMoment.AfterItsEffect, true)]
    public async Task A_task_call_that_never_succeeds_keeps_what_was_captured_and_starting_again_completes_the_import(FaultMoment moment, bool transient)
    {
        var (calls, results, undisturbed) = await ImportedAsync($"i-calm-{(int)moment}-{transient}".ToLowerInvariant(), fault: null, "attempts");
        for (var call = 0; call < calls; call++)
        {
            var brain = $"i-never-{(int)moment}-{transient}-{call}".ToLowerInvariant();
            var import = await TestImports.StageAsync(faults, brain);
            faults.Tasks.Plan(new Fault(call, moment, IsPermanent: true, transient));
            var (view, execution) = await import.StartAsync();
            var failed = $"call {call}, {faults.Tasks.Calls[call]}";
            await ShouldBeIntactAsync(brain, failed);
            faults.Tasks.Plan(null);

            if ((string)view["state"]! == "failed")
            {
                execution.Status.ShouldBe(ExecutionStatus.Failed, failed);
                ((string?)view["error"]).ShouldNotBeNullOrEmpty(failed);
                (await import.StagedAsync()).ShouldBe(3, failed);
                (await import.StartAsync()).Execution.Status.ShouldBe(ExecutionStatus.Succeeded, failed);
            }
            else if ((int)view["counts"]!["failed"]! > 0)
            {
                // one file of three is no failure of the import: its line says why, and it is sent again
                (await import.ResultsAsync()).Select(line => (string)line["status"]!).ShouldBe(["created", "created", "failed"], ignoreOrder: true, failed);
                (await import.ResultsAsync()).Single(line => (string)line["status"]! == "failed")["reason"]!.GetValue<string>().ShouldStartWith("It could not be captured: ", customMessage: failed);
                import = await TestImports.StageAsync(faults, brain);
                (await import.StartAsync()).View["counts"]!["failed"]!.GetValue<int>().ShouldBe(0, failed);
                (await import.DumpAsync()).Lines.Count(line => line.Contains(" ORIGINAL ", StringComparison.Ordinal)).ShouldBe(3, failed);
                continue;
            }

            (await LinesAsync(import)).ShouldBe(results, failed);
            (await import.StagedAsync()).ShouldBe(0, failed);
            undisturbed.DifferenceTo(await import.DumpAsync("attempts")).ShouldBeEmpty(failed);
        }
    }

    [Fact]
    public async Task An_import_whose_failure_could_not_be_recorded_can_be_started_again()
    {
        var import = await TestImports.StageAsync(faults, "i-silent");
        faults.Tasks.Break("Write Results", "Record Failure");
        var (view, execution) = await import.StartAsync();
        (execution.Status, (string)view["state"]!).ShouldBe((ExecutionStatus.Failed, "running"));

        faults.Tasks.Plan(null);
        (view, execution) = await import.StartAsync();

        execution.Status.ShouldBe(ExecutionStatus.Succeeded);
        view["counts"]!.ToJsonString().ShouldBe("""{"created":3,"duplicate":0,"rejected":0,"failed":0}""");
    }

    private async Task<(int Calls, IReadOnlyList<string> Results, TableDump Table)> ImportedAsync(string brain, Fault? fault, params string[] without)
    {
        var import = await TestImports.StageAsync(faults, brain);
        faults.Tasks.Plan(fault);
        var (view, execution) = await import.StartAsync();
        execution.Status.ShouldBe(ExecutionStatus.Succeeded, execution.Completion.Result.Error);
        ((string?)view["state"]).ShouldBe("done");
        (await import.StagedAsync()).ShouldBe(0);
        return (faults.Tasks.Calls.Count, await LinesAsync(import), await import.DumpAsync(without));
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(TestImports import) =>
        [.. (await import.ResultsAsync()).Select(line => $"{line["path"]} {line["status"]}")];

    /// <summary>Every note has its receipt and the original as it was sent.</summary>
    private async Task ShouldBeIntactAsync(string brain, string failed)
    {
        var lines = (await faults.DumpAsync(brain)).Lines;
        var originals = lines.Where(line => line.Contains(" ORIGINAL ", StringComparison.Ordinal)).ToList();
        originals.Count.ShouldBe(lines.Count(line => line.Contains(" RECEIPT ", StringComparison.Ordinal)), failed);
        originals.Select(Text).ShouldAllBe(text => TestImports.Files.Values.Contains(text), failed);
    }

    private static string Text(string original)
    {
        using var content = new MemoryStream(Convert.FromHexString(original.Split(" content=")[1].Split(' ')[0]));
        using var text = new StreamReader(new BrotliStream(content, CompressionMode.Decompress));
        return text.ReadToEnd();
    }
}
