using System.Text.Json.Nodes;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Lives of a small brain, each over a few functions, so that every one of their calls can fail in turn.</summary>
internal static class CallScenarios
{
    public static async Task IngestAsync(CallBrain brain)
    {
        var capture = await CaptureAsync(brain, "# First\n\nA [[Second]] note about water.\n");
        await brain.StepAsync("ClaimCapture", capture, ("execution", "test"));
        var chunked = await brain.StepAsync("ChunkNote", capture);
        foreach (var chunk in chunked["chunks"]!.AsArray())
        {
            await brain.StepAsync("StoreEmbedding", capture, ("chunk", (string)chunk!), ("model", "letters"), ("vector", new JsonArray([.. Enumerable.Range(0, 512).Select(i => (JsonNode)(i % 7 / 10.0))])));
        }

        await brain.StepAsync("ResolveLinks", capture);
        await brain.StepAsync("PublishChange", capture);
        await brain.StepAsync("CompleteCapture", capture, ("model", "letters"), ("tokens", new JsonArray(7)), ("deferred", new JsonObject { ["embed"] = "", ["enrich"] = "" }));
    }

    public static async Task LinkAsync(CallBrain brain)
    {
        var first = await CaptureAsync(brain, "# First\n\nWords.\n");
        var second = await CaptureAsync(brain, "# Second\n");
        await brain.AskAsync("AddLink", input => input["body"] = new JsonObject { ["source"] = (string)first["id"]!, ["target"] = (string)second["id"]!, ["type"] = "supports" }.ToJsonString());
        await brain.AskAsync("ReadLinks", OfNote(first));
    }

    public static async Task EditAsync(CallBrain brain)
    {
        var note = await CaptureAsync(brain, "# Edited\n\nWords.\n");
        await brain.AskAsync("EditNote", input =>
        {
            OfNote(note)(input);
            input["headers"]!["idempotency-key"] = "edit-1";
        });
        await brain.AskAsync("ReadNote", OfNote(note));
        await brain.AskAsync("ReadVersions", OfNote(note));
    }

    private static Task<JsonNode> CaptureAsync(CallBrain brain, string markdown) => brain.AskAsync("CaptureNote", input =>
    {
        input["body"] = markdown;
        input["headers"]!.AsObject().Remove("idempotency-key");
    });

    private static Action<JsonNode> OfNote(JsonNode note) => input => input["pathParameters"] = new JsonObject { ["id"] = (string)note["id"]! };
}
