using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Storage;
using SecondBrain.Functions.Tests.Editing;
using SecondBrain.Functions.Tests.Imports;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>Takes the branches whose calls no other scenario makes: second starts, lost objects, many names, failures that a workflow records.</summary>
internal static class RareCalls
{
    public static readonly IReadOnlyDictionary<string, Func<LifeHost, Task>> All = new Dictionary<string, Func<LifeHost, Task>>
    {
        ["doors without a token"] = DoorsAsync,
        ["budget"] = BudgetAsync,
        ["compactions that are asked for again"] = CompactionsAsync,
        ["imports that lose a file, or fail"] = ImportsAsync,
        ["an import that is withdrawn and comes again"] = WithdrawnImportAsync,
        ["enrichment of a second version"] = SecondEnrichmentAsync,
        ["erasures that are asked for again, and a sweep that finds something"] = ErasuresAsync,
        ["executions of every workflow"] = ExecutionsAsync,
        ["agents' tools"] = RareAgentCalls.ToolsAsync,
        ["agents' imports"] = RareAgentCalls.ImportsAsync,
        ["decisions whose workflow has ended"] = RareReviewCalls.DecisionsAsync,
        ["proposals whose workflow has failed"] = RareReviewCalls.ProposalsAsync,
        ["a merge that is redriven"] = RareReviewCalls.MergeAsync,
        ["a brain of the other model"] = RareModelCalls.OtherModelAsync,
        ["a capture that cannot be ingested"] = FailedCaptureAsync,
    };

    private static async Task DoorsAsync(LifeHost life)
    {
        using var anybody = new HttpClient { BaseAddress = new Uri(life.Host.Url) };
        foreach (var path in (string[])["/health", "/.well-known/oauth-protected-resource"])
        {
            (await anybody.GetAsync(path)).Dispose();
        }

        await life.InvokeAsync("RejectRequest", JsonNode.Parse(await File.ReadAllTextAsync(RepositoryPaths.Combine("events", "RejectRequest.json")))!.AsObject());
        await life.CallAsync("IssueClaims", await File.ReadAllBytesAsync(RepositoryPaths.Combine("events", "IssueClaims.json")));
    }

    private static async Task BudgetAsync(LifeHost life)
    {
        using var brain = life.Client("rare-budget");
        await brain.CaptureAsync("# Costs\n");
        await brain.GetAsync("/budget");
        (await brain.SendAsync(HttpMethod.Put, "/budget", JsonContent.Create(new { monthlyUsd = 3 }))).Status.ShouldBe(HttpStatusCode.OK);
    }

    // the compaction fails each time, so that whoever asks next finds its name taken and looks what became of it
    private static async Task CompactionsAsync(LifeHost life)
    {
        life.Tasks.Break("Build Snapshot");
        using var brain = life.Client("rare-compactions");
        using var agent = life.Agent("rare-compactions", "s");
        for (var i = 0; i < 2; i++)
        {
            var note = await brain.CaptureAsync($"# Note {i}\n\nWords about water.\n");
            await brain.ReceiptAsync(note);
            var step = new JsonObject { ["brain"] = brain.Brain, ["capture"] = ((string)note["receipt"]!).Split('/')[^1], ["note"] = (string)note["id"]!, ["retries"] = 0 };
            await CompactedAsync(life, () => life.InvokeAsync("EnrichNote", step));
            await CompactedAsync(life, () => life.InvokeAsync("AnalyseBrain", new JsonObject { ["brain"] = brain.Brain, ["kind"] = "missing-link", ["now"] = "2026-11-22T06:00:00Z" }));
            foreach (var path in (string[])["/search?q=water", "/context?q=water", $"/graph?from={note["id"]}", "/stats"])
            {
                await CompactedAsync(life, () => brain.GetAsync(path));
            }

            await CompactedAsync(life, () => agent.CallAsync("search", new JsonObject { ["query"] = "water" }));
        }

        life.Tasks.Plan(null);
    }

    // what was asked for before has ended: an execution that still runs is not looked at
    private static async Task CompactedAsync(LifeHost life, Func<Task> ask)
    {
        await life.Host.Workflows.WhenIdleAsync(CancellationToken.None);
        await ask();
    }

    private static async Task ImportsAsync(LifeHost life)
    {
        life.Tasks.Break("Build Snapshot");
        using var brain = life.Client("rare-imports");
        for (var i = 0; i < 2; i++)
        {
            var import = await brain.BeginAsync();
            await brain.AddAsync(import, ($"{i}.md", $"# File {i}\n"));
            await brain.FinishAsync(import);
            await DeleteAsync(life, $"imports/{brain.Brain}/{import}/results.jsonl");
            await brain.SendAnyAsync(HttpMethod.Get, $"/imports/{import}/results");
        }

        var lost = await brain.BeginAsync();
        await brain.AddAsync(lost, ("lost.md", "# Lost\n"));
        await DeleteAsync(life, $"imports/{brain.Brain}/{lost}/files/");
        await brain.FinishAsync(lost);
        await life.InvokeAsync("WriteImportResults", new JsonObject { ["brain"] = brain.Brain, ["import"] = lost, ["run"] = $"imports/{brain.Brain}/{lost}/none/manifest.json" }, mayFail: true);

        var gone = await brain.BeginAsync();
        await brain.AddAsync(gone, ("gone.md", "# Gone\n"));
        await DeleteAsync(life, $"imports/{brain.Brain}/{gone}/parts/");
        await DeleteAsync(life, $"imports/{brain.Brain}/{gone}/");
        await brain.SendAnyAsync(HttpMethod.Post, $"/imports/{gone}/start");

        // its execution has ended and could not say so
        var stopped = await brain.BeginAsync();
        await brain.AddAsync(stopped, ("stopped.md", "# Stopped\n"));
        life.Tasks.Break("Import Files", "Write Results", "Record Failure");
        await life.RunAsync("ImportArchiveStateMachine", new JsonObject(), ExecutionName.Of(BrainId.Parse(brain.Brain), $"{stopped}-1"));
        await brain.SendAnyAsync(HttpMethod.Post, $"/imports/{stopped}/start");
        life.Tasks.Break("Write Results");
        await brain.FinishAsync(stopped);
        life.Tasks.Plan(null);
    }

    private static async Task WithdrawnImportAsync(LifeHost life)
    {
        using var brain = life.Client("rare-withdrawn");
        using var agentHttp = life.Client("rare-withdrawn", "import");
        var first = await agentHttp.BeginAsync();
        await agentHttp.AddAsync(first, ("w.md", "# Withdrawn\n\nSee [[Other]].\n"), ("o.md", "# Other\n\nSee [[Withdrawn]].\n"));
        await agentHttp.FinishAsync(first);
        await life.Host.Workflows.WhenIdleAsync(CancellationToken.None);
        (await brain.SendAsync(HttpMethod.Post, "/sessions/import/undo?preview=false")).Status.ShouldBe(HttpStatusCode.OK);
        var again = await brain.BeginAsync();
        await brain.AddAsync(again, ("w.md", "# Withdrawn\n\nSee [[Other]].\n"), ("o.md", "# Other\n\nSee [[Withdrawn]].\n"));
        await brain.FinishAsync(again);
    }

    private static async Task SecondEnrichmentAsync(LifeHost life)
    {
        using var brain = life.Client("rare-enrichment");
        var shipped = life.Chat.Answer;
        life.Chat.Answer = _ => new() { ["summary"] = "A summary by a model.", ["tags"] = new[] { "water" } };
        var note = await brain.CaptureAsync("# Water\n\nIt runs down.\n");
        await brain.ReceiptAsync(note);
        life.Chat.Answer = _ => new() { ["summary"] = "Another summary by a model.", ["tags"] = Array.Empty<string>() };
        await brain.PutAndWaitAsync(note, 1, "# Water\n\nIt runs down, and comes back as rain.\n");
        life.Chat.Answer = shipped;
    }

    // another note takes the name over: a link by that name is written again
    private static async Task ErasuresAsync(LifeHost life)
    {
        using var brain = life.Client("rare-erasures");
        foreach (var sweptFirst in (bool[])[true, false])
        {
            var name = $"Erased {sweptFirst}";
            var note = await IngestAsync(brain, $"# {name}\n\nSee [[Neighbour {name}]].\n");
            var neighbour = await IngestAsync(brain, $"# Neighbour {name}\n\nSee [[{name}]].\n");
            await IngestAsync(brain, $"---\naliases: [{name}]\n---\n# Heir of {name}\n");
            await brain.SendAsync(HttpMethod.Post, "/links", JsonContent.Create(new { source = neighbour, target = note, type = "supports" }));
            life.Tasks.Break("Claim Note");
            for (var i = 0; i < 2; i++)
            {
                (await brain.SendAsync(HttpMethod.Delete, $"/notes/{note}")).Status.ShouldBe(HttpStatusCode.Accepted);
                await life.Host.Workflows.WhenIdleAsync(CancellationToken.None);
            }

            life.Tasks.Plan(null);
            await StepAsync(life, brain, note, "claim");
            if (sweptFirst)
            {
                await SweepAsync(life, brain, note);
            }

            await StepAsync(life, brain, note, "erase");
            await SweepAsync(life, brain, note);
        }
    }

    private static async Task<string> IngestAsync(BrainClient brain, string markdown)
    {
        var capture = await brain.CaptureAsync(markdown);
        await brain.ReceiptAsync(capture);
        return (string)capture["id"]!;
    }

    private static JsonObject Erasure(BrainClient brain, string note) => new()
    {
        ["brain"] = brain.Brain,
        ["note"] = note,
        ["actor"] = "owner",
        ["session"] = "",
        ["execution"] = ExecutionName.Of(BrainId.Parse(brain.Brain), $"erase-{note}"),
    };

    private static Task StepAsync(LifeHost life, BrainClient brain, string note, string step)
    {
        var input = Erasure(brain, note);
        (input["step"], input["part"], input["checks"]) = (step, note, new JsonArray());
        return life.InvokeAsync("RunErasureStep", input);
    }

    private static async Task SweepAsync(LifeHost life, BrainClient brain, string note)
    {
        const int Segments = 4;
        for (var segment = 0; segment < Segments; segment++)
        {
            var input = Erasure(brain, note);
            (input["segment"], input["segments"], input["erase"]) = (segment, Segments, true);
            await life.CallAsync("SweepErasure", System.Text.Encoding.UTF8.GetBytes(input.ToJsonString()));
        }
    }

    private static async Task ExecutionsAsync(LifeHost life)
    {
        using var brain = life.Client("rare-executions");
        foreach (var workflow in WorkflowName.All)
        {
            // started by hand for one brain, and wrong: what matters is that it is there
            var name = ExecutionName.Of(BrainId.Parse(brain.Brain), $"by-hand-{workflow}");
            var machine = WorkflowNames.LogicalId($"stack-{workflow}");
            await life.RunAsync(machine, new JsonObject { ["brain"] = brain.Brain }, name);
            await brain.SendAnyAsync(HttpMethod.Get, $"/executions/{workflow}:{name}");
            await brain.SendAnyAsync(HttpMethod.Get, $"/executions/{workflow}:{name}/history");
        }
    }

    private static async Task FailedCaptureAsync(LifeHost life)
    {
        using var brain = life.Client("rare-failure");
        life.Tasks.Break("Chunk Note");
        using var response = await brain.PostAsync("# Fails\n");
        await brain.ReceiptAsync(JsonNode.Parse(await response.Content.ReadAsStringAsync())!, "failed");
        life.Tasks.Plan(null);
    }

    private static async Task DeleteAsync(LifeHost life, string start)
    {
        var blobs = life.Host.Services.GetRequiredService<IBlobStore>();
        var keys = new List<BlobKey>();
        await foreach (var key in blobs.ListAsync(start))
        {
            keys.Add(key);
        }

        foreach (var key in keys)
        {
            await blobs.DeleteAsync(key);
        }
    }
}
