using System.Text.Json.Nodes;
using SecondBrain.Functions.Tests.Reembedding;
using SecondBrain.Local.Workflows;
using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.Functions.Tests.Faults;

/// <summary>reembed-brain with each of its task calls failing in turn, and with reading its manifests.</summary>
public sealed class ReembedBrainFaultTests(FaultHost faults) : IClassFixture<FaultHost>
{
    private static readonly string[] Volatile = ["AUDIT#", "#CHANGE#", "#CAPTURE#", "GSI1SK", "capture", "createdAt", "updatedAt"];

    [Theory]
    [InlineData(FaultMoment.BeforeTheCall)]
    [InlineData(FaultMoment.AfterItsEffect)]
    public async Task A_task_call_that_fails_once_or_runs_twice_changes_nothing_about_the_move(FaultMoment moment)
    {
        var (calls, undisturbed) = await MovedAsync($"r-calm-{(int)moment}", fault: null);
        calls.ShouldBe(15, string.Join(", ", faults.Tasks.Calls));
        for (var call = 0; call < calls; call++)
        {
            var (_, disturbed) = await MovedAsync($"r-once-{(int)moment}-{call}", new Fault(call, moment));
            faults.Tasks.Failures.ShouldBe(1);
            undisturbed.DifferenceTo(disturbed).ShouldBeEmpty($"call {call}");
        }
    }

    [Theory]
    [InlineData(FaultMoment.BeforeTheCall, true)]
    [InlineData(FaultMoment.BeforeTheCall, false)]
    [InlineData(FaultMoment.AfterItsEffect, true)]
    public async Task A_task_call_that_never_succeeds_leaves_a_model_serving_and_asking_again_completes_the_move(FaultMoment moment, bool transient)
    {
        var (calls, undisturbed) = await MovedAsync($"r-calm-{(int)moment}-{transient}".ToLowerInvariant(), fault: null);
        for (var call = 0; call < calls; call++)
        {
            var brain = await PlantAsync($"r-never-{(int)moment}-{transient}-{call}".ToLowerInvariant());
            var before = await brain.DumpAsync();
            faults.Tasks.Plan(new Fault(call, moment, IsPermanent: true, transient));
            var execution = await MoveAsync(brain.Name);
            var switched = faults.Tasks.Calls.Contains("Switch Model") && faults.Tasks.Calls[call] != "Switch Model";
            var failed = $"call {call}, {faults.Tasks.Calls[call]}";
            if (execution.Status is ExecutionStatus.Failed)
            {
                var lines = (await brain.DumpAsync()).Lines;
                lines.Single(line => line.StartsWith("brain#INDEX ", StringComparison.Ordinal)).ShouldContain(switched ? " model=backwards" : " model=letters", customMessage: failed);
                if (!switched)
                {
                    Chunks(before).ShouldBe(Chunks(new TableDump(lines)), failed);
                }

                await ShouldFindAsync(brain, failed);
                faults.Tasks.Plan(null);
                if (await StartAsync(brain.Name) is { } again)
                {
                    (await faults.EndedAsync(again)).Status.ShouldBe(ExecutionStatus.Succeeded, failed);
                }
                else
                {
                    (faults.Tasks.Calls.Count, moment, call).ShouldBe((0, FaultMoment.AfterItsEffect, calls - 1)); // nothing was left to do
                }
            }
            else
            {
                // the write was made; only its answer was lost, and the step after it knows
                (faults.Tasks.Calls[call], moment).ShouldBe(("Switch Model", FaultMoment.AfterItsEffect));
            }

            faults.Tasks.Plan(null);
            await ShouldFindAsync(brain, failed);
            undisturbed.DifferenceTo(await brain.DumpAsync()).ShouldBeEmpty(failed);
        }
    }

    private sealed record Garden(FaultHost Faults, string Name, string First, string Second)
    {
        public async Task<TableDump> DumpAsync() => new(
        [
            .. (await Faults.DumpAsync(Name, Volatile)).Lines
                .Select(line => line.Replace(First, "first", StringComparison.Ordinal).Replace(Second, "second", StringComparison.Ordinal).Replace(Name, "brain", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ]);
    }

    private async Task<Garden> PlantAsync(string brain)
    {
        faults.Tasks.Plan(null);
        return new Garden(
            faults, brain, await TestCaptures.IngestAsync(faults, brain, "# First\n\naaaa bbbb\n"), await TestCaptures.IngestAsync(faults, brain, "# Second\n\nxxxx zzzz\n"));
    }

    private async Task<(int Calls, TableDump Table)> MovedAsync(string name, Fault? fault)
    {
        var brain = await PlantAsync(name);
        faults.Tasks.Plan(fault);
        var execution = await MoveAsync(name);
        execution.Status.ShouldBe(ExecutionStatus.Succeeded, $"{execution.Completion.Result.Error} {execution.Completion.Result.Cause}");
        var dump = await brain.DumpAsync();
        Chunks(dump).ShouldAllBe(line => line.Contains(" model=backwards", StringComparison.Ordinal));
        return (faults.Tasks.Calls.Count, dump);
    }

    private async Task<LocalExecution> MoveAsync(string brain) => await faults.EndedAsync((await StartAsync(brain)).ShouldNotBeNull());

    /// <summary>The execution's path; null when the model serves already.</summary>
    private async Task<string?> StartAsync(string brain)
    {
        var answer = await TestCalls.CallAsync(faults, brain, "StartReembedding", input => input["body"] = $$"""{"model":"{{TwoModels.Backwards}}"}""");
        ((int)answer["statusCode"]!).ShouldBeInRange(200, 202, answer.ToJsonString());
        return (string?)JsonNode.Parse((string)answer["body"]!)!["execution"];
    }

    /// <summary>A question is answered by meaning, whichever model serves.</summary>
    private async Task ShouldFindAsync(Garden brain, string failed)
    {
        var answer = await TestCalls.CallAsync(faults, brain.Name, "SearchNotes", input =>
        {
            input["rawQueryString"] = "q=zzzzzz";
            input["queryStringParameters"] = new JsonObject { ["q"] = "zzzzzz" };
        });
        ((int)answer["statusCode"]!).ShouldBe(200, failed);
        answer["headers"]!["x-search-degraded"].ShouldBeNull(failed);
        var hit = JsonNode.Parse((string)answer["body"]!)!["items"]![0]!;
        ((string?)hit["id"]).ShouldBe(brain.Second, failed);
        ((double)hit["scores"]!["meaning"]!).ShouldBeGreaterThan(0, failed);
    }

    /// <summary>The chunks without what the model that is coming has put beside them.</summary>
    private static List<string> Chunks(TableDump table) =>
    [
        .. table.Lines.Where(line => line.Split(' ')[1].StartsWith("CHUNK#", StringComparison.Ordinal))
            .Select(line => System.Text.RegularExpressions.Regex.Replace(line, " (vector|bits|scale|model)Next=[^ ]*", "")),
    ];
}
