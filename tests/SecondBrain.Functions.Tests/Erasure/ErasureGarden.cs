using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Storage;
using SecondBrain.Functions.Tests.Faults;
using SecondBrain.Functions.Tests.Merging;
using SecondBrain.Functions.Tests.Reembedding;
using SecondBrain.Local.Workflows;

namespace SecondBrain.Functions.Tests.Erasure;

/// <summary>A brain whose note has everything that a note can have: merged notes, links both ways, generated items, reviews, a place in a digest, a snapshot.</summary>
internal sealed record ErasureGarden(FaultHost Host, string Brain, string Note, string Absorbed, string Neighbour)
{
    /// <summary>Words that only the erased notes have.</summary>
    public static readonly string[] Words = ["Quokka", "numbat", "Old Alias", "old-tag"];

    private static readonly string Text = "---\naliases: [Old Alias]\ntags: [old-tag]\n---\n# New Name\n\nThe Quokka smiles. [[Neighbour]] and [[Nobody Numbat]].\n" + string.Concat(Enumerable.Repeat("A numbat eats termites all day long. ", 60)) + "\n";

    public static async Task<ErasureGarden> PlantAsync(FaultHost host, string brain)
    {
        host.Tasks.Plan(null);
        var neighbour = await TestCaptures.IngestAsync(host, brain, "# Neighbour\n\nSee [[New Name]] and [[Merged Name]].\n");
        var absorbed = await TestCaptures.IngestAsync(host, brain, "# Merged Name\n\nAnother Quokka.\n");
        var note = await TestCaptures.IngestAsync(host, brain, Text);
        (await TestCalls.LinkAsync(host, brain, neighbour, note, "supports")).ShouldBe(201);
        (await TestCalls.LinkAsync(host, brain, note, neighbour, "cites")).ShouldBe(201);
        (await new MergeGarden(host, brain, absorbed, note, neighbour, "").MergeAsync()).Status.ShouldBe(StatesLanguage.Execution.ExecutionStatus.Succeeded);

        var garden = new ErasureGarden(host, brain, note, absorbed, neighbour);
        await garden.PutAsync($"{brain}#NOTE#{note}", "GEN#summary", ("text", "The Quokka, summed up."));
        await garden.PutAsync($"{brain}#REVIEW", "pending#01JDA3Z5T0M6Q8W2X4Y6Z8A0B2", ("evidence", "The Quokka smiles."), notes: [note, neighbour]);
        await garden.PutAsync($"{brain}#SHOWN", $"orphan#{note}", ("name", "New Name"), notes: [note]);
        await garden.PutAsync($"{brain}#DIGEST", "2026-11-22", ("actor", "digest"), notes: [note, neighbour], findings: [note, neighbour]);
        var snapshots = host.Host.Services.GetRequiredService<IBlobStore>();
        await snapshots.WriteAsync(BlobKey.Parse($"{brain}/index/snapshot.bin"), "Quokka"u8.ToArray(), BlobCondition.None);
        return garden;
    }

    /// <summary>Leaves a current and a superseded version, and one of another model.</summary>
    public async Task CompactAsync()
    {
        foreach (var model in (string[])[TwoModels.Letters, TwoModels.Backwards, TwoModels.Letters])
        {
            await CompactAsync(model);
        }
    }

    public Task<bool> CompactAsync(string model) => Host.Tasks.OutsideAsync(async () =>
    {
        await Host.Host.Services.GetRequiredService<IndexCompaction>().RunAsync(BrainId.Parse(Brain), model, CancellationToken.None);
        return true;
    });

    /// <summary>Versions of the search index in the bucket, each with whether it has the note.</summary>
    public async Task<List<(BlobKey Key, bool HasNote)>> SnapshotsAsync()
    {
        var blobs = Host.Host.Services.GetRequiredService<IBlobStore>();
        var found = new List<(BlobKey Key, bool HasNote)>();
        await foreach (var key in blobs.ListAsync(SnapshotPlaces.OfBrain(BrainId.Parse(Brain))))
        {
            if (SnapshotPlaces.Version(key) is not null)
            {
                var read = BrainIndexSnapshot.Read(new MemoryStream((await blobs.ReadAsync(key))!.Bytes.ToArray()));
                found.Add((key, read.ShouldBeOfType<SnapshotReadResult.Loaded>().Index.Find(NoteId.Parse(Note)) is not null));
            }
        }

        return found;
    }

    public async Task<LocalExecution> EraseAsync(Fault? fault = null, string attempt = "")
    {
        Host.Tasks.Plan(fault);
        var input = new JsonObject { ["brain"] = Brain, ["note"] = Note, ["actor"] = "owner", ["session"] = "" };
        var name = SecondBrain.Core.Executions.ExecutionName.Of(BrainId.Parse(Brain), $"erase-{Note}{attempt}");
        var execution = await Host.Host.Workflows.StartAsync("EraseNoteStateMachine", input, name, CancellationToken.None);
        await execution.Completion;
        return execution;
    }

    public async Task<JsonNode> ProofAsync() => JsonNode.Parse((string)(await TestCalls.OfNoteAsync(Host, Brain, "ReadErasure", Note))["body"]!)!;

    private async Task PutAsync(string partition, string sort, (string Name, string Text) attribute, string[]? notes = null, string[]? findings = null)
    {
        var item = new Dictionary<string, AttributeValue> { ["PK"] = Value(partition), ["SK"] = Value(sort), [attribute.Name] = Value(attribute.Text) };
        if (notes is not null)
            item["notes"] = new AttributeValue { L = [.. notes.Select(Value)] };
        if (findings is not null)
            item["findings"] = new AttributeValue { L = [.. findings.Select(note => new AttributeValue { M = new() { ["notes"] = new AttributeValue { L = [Value(note)] } } })] };
        await Host.Table.PutItemAsync(Host.Host.Template.Tables[0].Name, item);
    }

    private static AttributeValue Value(string text) => new() { S = text };
}
