using System.Text.Json.Nodes;
using SecondBrain.Functions.Tests.Faults;
using SecondBrain.Local.Workflows;

namespace SecondBrain.Functions.Tests.Merging;

/// <summary>A brain with two notes to merge and others around them, linked in every way.</summary>
internal sealed record MergeGarden(FaultHost Host, string Brain, string Source, string Target, string Neighbour, string Both)
{
    public static async Task<MergeGarden> PlantAsync(FaultHost host, string brain)
    {
        host.Tasks.Plan(null);
        var neighbour = await TestCaptures.IngestAsync(host, brain, "# Neighbour\n\nSee [[Old Name]] and [[Old Alias]].\n");
        var source = await TestCaptures.IngestAsync(host, brain, "---\naliases: [Old Alias]\ntags: [old, shared]\n---\n# Old Name\n\nQuokka [[Neighbour]], [[New Name]], [[Nobody Yet]] and [[Nobody]].\n");
        var target = await TestCaptures.IngestAsync(host, brain, "---\ntags: [shared]\n---\n# New Name\n\nBack to [[Old Name]], on to [[Neighbour]], [[Neighbour]] and [[Nobody]].\n");
        var both = await TestCaptures.IngestAsync(host, brain, "# Both\n\n[[Old Name]] and [[New Name]].\n");
        foreach (var (from, to, type) in new[] { (neighbour, source, "supports"), (neighbour, target, "supports"), (source, both, "cites"), (both, source, "follows"), (source, target, "part-of") })
        {
            (await TestCalls.LinkAsync(host, brain, from, to, type)).ShouldBe(201);
        }

        return new MergeGarden(host, brain, source, target, neighbour, both);
    }

    public JsonObject Input => new() { ["brain"] = Brain, ["source"] = Source, ["target"] = Target, ["actor"] = "owner", ["session"] = "" };

    public async Task<LocalExecution> MergeAsync(Fault? fault = null)
    {
        Host.Tasks.Plan(fault);
        var execution = await Host.Host.Workflows.StartAsync("MergeNotesStateMachine", Input, $"{Brain}-merge", CancellationToken.None);
        await execution.Completion;
        return execution;
    }

    /// <summary>Everything that the brain has but the feed of changes, which only grows.</summary>
    public Task<TableDump> DumpAsync(params string[] without) => Host.DumpAsync(Brain, ["#CHANGE#", .. without]);
}
