using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Identity;
using SecondBrain.Functions.Tests.Identity;
using SecondBrain.Functions.Tests.Reviews;
using SecondBrain.Functions.Tests.Tenants;

namespace SecondBrain.Functions.Tests.Sight;

/// <summary>A shared brain with private, shared and public notes that are linked with each other, with a private one of everything else.</summary>
internal sealed record SightGarden(string Brain, TenantIds Private, string Handbook, string Gate, string Annex)
{
    /// <summary>In private notes only: in a title, a text, a tag, an alias.</summary>
    public static IReadOnlyList<string> Canaries { get; } = ["Zyqwort", "Plimbex", "Quorvane", "vexil-tag", "Wexfordian"];

    public static async Task<SightGarden> PlantAsync(IdentityHost host)
    {
        var brain = await host.SharedBrainAsync();
        using var owner = host.Client(brain, "owner");
        var ledger = await CaptureAsync(owner, "---\ntags: [vexil-tag]\naliases: [Wexfordian]\n---\n# Zyqwort Ledger\n\nPlimbex wages and budgets.\n");
        var annex = await CaptureAsync(owner, "# Hidden Annex\n\nPlimbex once more.\n");
        var gate = await CaptureAsync(owner, "# Garden Gate\n\nOpen to all, with budgets, as the [[Team Handbook]] says.\n", "public");
        var handbook = await CaptureAsync(owner, "# Team Handbook\n\nHow we keep budgets. See [[Hidden Annex]] and [[Garden Gate]].\n", "shared");
        var plans = await CaptureAsync(owner, "# Quorvane Plans\n\nPlimbex of the [[Team Handbook]] and [[Garden Gate]]; see [[Zyqwort Ledger]].\n");
        await owner.AskAsync(HttpMethod.Post, "/links", $$"""{"source":"{{handbook["id"]}}","target":"{{ledger["id"]}}","type":"supports"}""");
        await owner.AskAsync(HttpMethod.Post, "/links", $$"""{"source":"{{ledger["id"]}}","target":"{{handbook["id"]}}","type":"supports"}""");
        var (review, _, _) = await owner.ProposeAsync("Zyqwort Garden");
        await (await host.Host.Workflows.StartAsync("DailyDigestStateMachine", new JsonObject(), name: null, CancellationToken.None)).Completion;
        return new SightGarden(
            brain,
            new TenantIds(new Dictionary<string, string>(TenantGarden.Absent("ingest-note:000000000000-0").All)
            {
                ["note"] = (string)ledger["id"]!,
                ["other"] = (string)plans["id"]!,
                ["capture"] = ((string)ledger["receipt"]!).Split('/')[^1],
                ["review"] = (string)review["id"]!,
                ["execution"] = (string)(await owner.GetAsync("/executions?limit=1"))["items"]![0]!["id"]!,
                ["community"] = (string)plans["id"]!,
                ["digest"] = (string)(await owner.GetAsync("/digests/latest"))["date"]!,
                ["brain"] = brain,
            }),
            (string)handbook["id"]!,
            (string)gate["id"]!,
            (string)annex["id"]!);
    }

    /// <summary>Changes an attribute of a note behind the API's back and announces it, as a write does.</summary>
    public static async Task SetAsync(IdentityHost host, string brain, string note, string attribute, string value)
    {
        var client = host.Host.Services.GetRequiredService<IAmazonDynamoDB>();
        var table = host.Host.Template.Tables[0].Name;
        await client.UpdateItemAsync(new()
        {
            TableName = table,
            Key = new() { ["PK"] = new() { S = $"{brain}#NOTE#{note}" }, ["SK"] = new() { S = "META" } },
            UpdateExpression = "SET #a = :v",
            ConditionExpression = "attribute_exists(PK)",
            ExpressionAttributeNames = new() { ["#a"] = attribute },
            ExpressionAttributeValues = new() { [":v"] = new() { S = value } },
        });
        await client.PutItemAsync(table, new()
        {
            ["PK"] = new() { S = $"{brain}#CHANGE#0" },
            ["SK"] = new() { S = new IdSource(TimeProvider.System).Next() },
            ["note"] = new() { S = note },
        });
    }

    public static async Task<JsonNode> CaptureAsync(BrainClient owner, string markdown, string visibility = "private", string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/notes");
        request.Content = new StringContent(new JsonObject { ["content"] = markdown, ["visibility"] = visibility }.ToJsonString(), Encoding.UTF8, "application/json");
        request.Headers.Add("Prefer", "wait=25");
        request.Headers.Add("Idempotency-Key", key ?? System.Security.Cryptography.RandomNumberGenerator.GetHexString(32));
        using var response = await owner.Http.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var capture = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        await owner.ReceiptAsync(capture);
        return capture;
    }
}
