using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace SecondBrain.Functions.Tests.Reviews;

/// <summary>What a person does with reviews.</summary>
internal static class ReviewSteps
{
    /// <summary>Captures a note with this title, and one that names it without a link: two words, so its owner is asked.</summary>
    public static async Task<(JsonNode Review, string Source, string Target)> ProposeAsync(this BrainClient brain, string title)
    {
        var target = await brain.CaptureAsync($"# {title}\n\nOne side.\n");
        await brain.ReceiptAsync(target);
        var source = await brain.CaptureAsync($"# About {title.ToUpperInvariant()}ISM\n\nThis one has much to do with {title} in the end.\n");
        await brain.ReceiptAsync(source);
        return (await brain.ReviewAsync(review => (string)review["notes"]![0]!["id"]! == (string)source["id"]!), (string)source["id"]!, (string)target["id"]!);
    }

    /// <summary>The first review in this state that fits and whose owner was asked, once there is one.</summary>
    public static async Task<JsonNode> ReviewAsync(this BrainClient brain, Func<JsonNode, bool> fits, string state = "pending")
    {
        while (true)
        {
            if ((await brain.ListAsync($"/reviews?state={state}", 2)).Find(review => fits(review) && (state != "pending" || review["answerBy"] is not null)) is { } found)
            {
                return found;
            }

            await Task.Delay(20);
        }
    }

    /// <summary>The review once it has this state.</summary>
    public static Task<JsonNode> ReviewAsync(this BrainClient brain, JsonNode review, string state) =>
        brain.ReviewAsync(each => (string)each["id"]! == (string)review["id"]!, state);

    public static Task<(HttpStatusCode Status, JsonNode Body)> DecideAsync(this BrainClient brain, JsonNode review, string decision) =>
        brain.SendAsync(HttpMethod.Post, $"/reviews/{review["id"]}/decision", new StringContent(decision, Encoding.UTF8, "application/json"));

    /// <summary>Links of a note as <c>type target provenance</c>.</summary>
    public static async Task<List<string>> LinksAsync(this BrainClient brain, string note) =>
        [.. (await brain.ListAsync($"/notes/{note}/links", 50)).Select(link => $"{link["type"]} {link["target"]?["id"]} {link["provenance"]}")];
}
