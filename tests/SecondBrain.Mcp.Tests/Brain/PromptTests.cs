using System.Text.Json.Nodes;
using SecondBrain.Mcp.Tests.Serving;

namespace SecondBrain.Mcp.Tests.Brain;

[Collection(McpHostCollection.Name)]
public sealed class PromptTests(McpHost host)
{
    [Fact]
    public async Task Explaining_carries_the_passages_with_their_sources()
    {
        using var client = host.Client();
        var id = await AddAsync(client, "Starter", "Feed the levain in the evening.");
        var messages = await GetAsync(client, "explain_with_sources", ("question", "when do I feed the levain"), ("audience", "a child"));
        var context = messages[0]!["content"]!["resource"]!;
        ((string?)context["uri"]).ShouldBe("context://when%20do%20I%20feed%20the%20levain");
        ((string)context["text"]!).ShouldContain("Feed the levain in the evening.");
        ((string)context["text"]!).ShouldContain(id);
        ((string)messages[1]!["content"]!["text"]!).ShouldContain("Write for a child.");
    }

    [Fact]
    public async Task Connecting_two_notes_carries_both_and_the_way_between_them()
    {
        using var client = host.Client();
        var salt = await AddAsync(client, "Salt", "Plain.");
        var dough = await AddAsync(client, "Dough", "With [[Salt]].");
        var bread = await AddAsync(client, "Bread", "Of [[Dough]].");
        await client.UseAsync("search", new JsonObject { ["query"] = "bread" });
        var messages = await GetAsync(client, "connect_the_dots", ("note", "bread"), ("other", salt));
        messages.Count.ShouldBe(3);
        ((string)messages[0]!["content"]!["resource"]!["text"]!).ShouldContain("Of [[Dough]].");
        ((string?)messages[1]!["content"]!["resource"]!["uri"]).ShouldBe($"note://{salt}");
        ((string)messages[2]!["content"]!["text"]!).ShouldContain($"Bread ({bread}) - Dough ({dough}) - Salt ({salt})");
    }

    [Fact]
    public async Task Capturing_a_conversation_waits_for_the_users_word_and_keeps_to_the_focus()
    {
        using var client = host.Client();
        var messages = await GetAsync(client, "capture_conversation", ("focus", "the decision"));
        var text = (string)messages[1]!["content"]!["text"]!;
        text.ShouldContain("Keep only what is about: the decision.");
        text.ShouldContain("Wait for my answer.");
    }

    [Theory]
    [InlineData("weekly_review", """{"days":"soon"}""", "'days' must be a whole number from 1 to 90")]
    [InlineData("weekly_review", """{"weeks":"1"}""", "no argument 'weeks'. Known: days")]
    [InlineData("weekly_review", """{"days":7}""", "'days' must be text")]
    [InlineData("connect_the_dots", "{}", "'note' is required")]
    [InlineData("connect_the_dots", """{"note":"Nowhere"}""", "There is no note 'Nowhere'")]
    [InlineData("explain_with_sources", """{"question":" "}""", "'question' is required")]
    [InlineData("nothing", "{}", "Known: capture_conversation, weekly_review")]
    public async Task A_wrong_argument_is_named(string prompt, string arguments, string advice)
    {
        using var client = host.Client();
        var answer = await client.AskAsync("prompts/get", new JsonObject { ["name"] = prompt, ["arguments"] = JsonNode.Parse(arguments) });
        answer.ErrorCode.ShouldBe(-32602);
        ((string)answer.Body["error"]!["message"]!).ShouldContain(advice);
    }

    [Theory]
    [InlineData("connect_the_dots", "note", "so", "Soup")]
    [InlineData("capture_conversation", "focus", "ki", "kitchen")]
    [InlineData("weekly_review", "days", "1", "14")]
    [InlineData("explain_with_sources", "audience", "an", "an expert")]
    [InlineData("explain_with_sources", "nothing", "", null)]
    public async Task Arguments_are_completed(string prompt, string argument, string typed, string? expected)
    {
        using var client = host.Client();
        await client.UseAsync("add_note", new JsonObject { ["title"] = "Soup", ["content"] = "Hot.", ["tags"] = new JsonArray("kitchen") });
        var completed = await client.AskAsync("completion/complete", new JsonObject
        {
            ["ref"] = new JsonObject { ["type"] = "ref/prompt", ["name"] = prompt },
            ["argument"] = new JsonObject { ["name"] = argument, ["value"] = typed },
        });
        completed.Body["result"]!["completion"]!["values"]!.AsArray().Select(value => (string?)value).ShouldBe(expected is null ? [] : [expected]);
    }

    private static async Task<JsonArray> GetAsync(RawClient client, string prompt, params (string Name, string Value)[] arguments)
    {
        var all = new JsonObject(arguments.Select(argument => KeyValuePair.Create(argument.Name, (JsonNode?)argument.Value)));
        var answer = await client.AskAsync("prompts/get", new JsonObject { ["name"] = prompt, ["arguments"] = all });
        return answer.Body["result"]?["messages"]!.AsArray() ?? throw new InvalidOperationException(answer.Text);
    }

    private static async Task<string> AddAsync(RawClient client, string title, string content) =>
        (string)(await client.UseAsync("add_note", new JsonObject { ["title"] = title, ["content"] = content }))["id"]!;
}
