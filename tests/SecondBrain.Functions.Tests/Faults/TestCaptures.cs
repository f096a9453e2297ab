using System.Text.Json.Nodes;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Faults;

/// <summary>Captures notes by the function itself, and ingests them by the workflow, on a host without pipes.</summary>
internal static class TestCaptures
{
    /// <summary>What POST /notes answers.</summary>
    public static async Task<JsonNode> CaptureAsync(FaultHost host, string brain, string markdown)
    {
        var input = JsonNode.Parse(await File.ReadAllTextAsync(RepositoryPaths.Combine("events", "CaptureNote.json")))!;
        input["body"] = markdown;
        input["headers"]!.AsObject().Remove("idempotency-key");
        input["requestContext"]!["authorizer"]!["jwt"]!["claims"]!["brain"] = brain;
        return JsonNode.Parse((string)(await host.InvokeAsync("CaptureNote", input.ToJsonString()))["body"]!)!;
    }

    /// <summary>Captures and ingests; the note's id.</summary>
    public static async Task<string> IngestAsync(FaultHost host, string brain, string markdown)
    {
        var capture = await CaptureAsync(host, brain, markdown);
        await RunIngestionAsync(host, brain, capture);
        return (string)capture["id"]!;
    }

    /// <summary>One delivery of the stream's record.</summary>
    public static async Task RunIngestionAsync(FaultHost host, string brain, JsonNode capture)
    {
        var id = ((string)capture["receipt"]!).Split('/')[^1];
        JsonObject Text(string text) => new() { ["S"] = text };
        var record = new JsonObject
        {
            ["dynamodb"] = new JsonObject
            {
                ["Keys"] = new JsonObject { ["PK"] = Text($"{brain}#CAPTURE#{id}"), ["SK"] = Text("RECEIPT") },
                ["NewImage"] = new JsonObject { ["brain"] = Text(brain), ["capture"] = Text(id), ["note"] = Text((string)capture["id"]!) },
            },
        };
        var execution = await host.Host.Workflows.StartAsync("IngestNoteStateMachine", new JsonArray(record), name: null, CancellationToken.None);
        await execution.Completion;
    }
}
