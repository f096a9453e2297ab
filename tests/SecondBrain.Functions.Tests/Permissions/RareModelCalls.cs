using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Storage;
using SecondBrain.Functions.Tests.Reembedding;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>A brain that the other embedding model serves, and models that are away until they are probed.</summary>
internal static class RareModelCalls
{
    public static async Task OtherModelAsync(LifeHost life)
    {
        using var brain = life.Client("rare-models");
        using var agent = life.Agent(brain.Brain, "s");
        var note = await brain.CaptureAsync("# Moved\n\nWords about water.\n");
        await brain.ReceiptAsync(note);
        var orphan = SnapshotPlaces.VersionOf(BrainId.Parse(brain.Brain), TwoModels.Backwards, IdSource.Floor(TimeProvider.System.GetUtcNow().AddDays(-30)));
        await life.Host.Services.GetRequiredService<IBlobStore>().WriteAsync(orphan, "left"u8.ToArray(), BlobCondition.None);
        var (_, move) = await brain.SendAsync(HttpMethod.Post, "/reembeddings", JsonContent.Create(new { model = TwoModels.Backwards }));
        while ((string)(await brain.GetAsync((string)move["execution"]!))["status"]! is "RUNNING")
        {
            await Task.Delay(20);
        }

        await brain.GetAsync("/search?q=water");
        await brain.GetAsync("/context?q=water");
        await agent.CallAnyAsync("search", new() { ["query"] = "water" });
        await life.InvokeAsync("StoreNewEmbedding", new JsonObject
        {
            ["brain"] = brain.Brain,
            ["note"] = (string)note["id"]!,
            ["chunk"] = "CHUNK#000001#00000",
            ["model"] = TwoModels.Letters,
            ["announce"] = true,
            ["vector"] = new JsonArray([.. Enumerable.Range(0, 512).Select(i => (JsonNode)(i % 7 / 10.0))]),
        });

        life.Chat.Broken = true;
        life.Models.Asked = (_, _) => throw new HttpRequestException("The model is away.");
        for (var i = 0; i < 12; i++)
        {
            using var response = await brain.PostAsync($"# Deferred {i}\n\nMore words.\n");
        }

        await life.Host.Workflows.WhenIdleAsync(CancellationToken.None);
        await life.RunAsync("RecoverDeferredStateMachine", new JsonObject());
        life.Chat.Broken = false;
        life.Models.Asked = (_, _) => { };
        await life.RunAsync("RecoverDeferredStateMachine", new JsonObject());
    }
}
