using System.Text.Json.Nodes;
using SecondBrain.Core.Access;
using SecondBrain.Mcp.Tests.Serving;

namespace SecondBrain.Mcp.Tests.Transports;

/// <summary>What a client sees is the same over every transport.</summary>
public abstract class TransportTests(McpHost host)
{
    private protected McpHost Host => host;

    [Fact]
    public async Task Discovery_names_the_capabilities_and_the_extensions()
    {
        await using var connection = Connect();
        var capabilities = (await connection.AskAsync("server/discover")).Result["capabilities"]!.AsObject();
        capabilities.Select(capability => capability.Key).ShouldBe(["tools", "resources", "prompts", "completions", "extensions"]);
        capabilities["extensions"]!.AsObject().Select(extension => extension.Key).ShouldBe(["io.modelcontextprotocol/tasks", "io.modelcontextprotocol/ui"]);
    }

    [Fact]
    public async Task Tools_are_listed_and_called()
    {
        await using var connection = Connect();
        (await connection.AskAsync("tools/list")).Result["tools"]!.AsArray().Count.ShouldBeGreaterThan(8);
        var id = await connection.AddAsync("Rye bread", "Ñandú flour 🌾.");
        Fence.Inside((string)(await connection.UseAsync("read_note", new JsonObject { ["id"] = id }))["content"]!).ShouldBe("Ñandú flour 🌾.");
    }

    [Fact]
    public async Task Resources_are_listed_and_read()
    {
        await using var connection = Connect();
        var id = await connection.AddAsync("Crème brûlée", "Burnt sugar.");
        var listed = (await connection.AskAsync("resources/list")).Result["resources"]!.AsArray();
        listed.Select(resource => (string?)resource!["uri"]).ShouldBe(["brain://overview", "digest://latest", $"note://{id}"]);
        (await connection.ReadAsync($"note://{id}")).ShouldContain("Burnt sugar.");
        (await connection.ReadAsync("note://Crème brûlée")).ShouldContain("Burnt sugar.");
        (await connection.ReadAsync("brain://overview")).ShouldContain($"Crème brûlée ({id})");
        (await connection.AskAsync("resources/templates/list")).Result["resourceTemplates"]!.AsArray()
            .Select(template => (string?)template!["uriTemplate"]).ShouldBe(["note://{id}", "context://{question}"]);
    }

    [Fact]
    public async Task Prompts_are_listed_and_written()
    {
        await using var connection = Connect();
        (await connection.AskAsync("prompts/list")).Result["prompts"]!.AsArray()
            .Select(prompt => (string?)prompt!["name"]).ShouldBe(["capture_conversation", "weekly_review", "connect_the_dots", "explain_with_sources"]);
        var review = (await connection.AskAsync("prompts/get", new JsonObject { ["name"] = "weekly_review", ["arguments"] = new JsonObject { ["days"] = "14" } })).Result;
        ((string?)review["messages"]![0]!["content"]!["resource"]!["uri"]).ShouldBe("brain://overview");
        ((string?)review["messages"]![2]!["content"]!["text"])!.ShouldContain("14 days");
    }

    [Fact]
    public async Task Titles_are_completed()
    {
        await using var connection = Connect();
        await connection.AddAsync("Forgetting curve", "It falls.");
        var completed = (await connection.AskAsync("completion/complete", Completion("forg"))).Result["completion"]!;
        completed["values"]!.AsArray().Select(value => (string?)value).ShouldBe(["Forgetting curve"]);
        ((bool?)completed["hasMore"]).ShouldBe(false);
    }

    [Theory]
    [InlineData("tools/call", """{"name":"delete_note","arguments":{}}""", -32602)]
    [InlineData("prompts/get", """{"name":"nothing"}""", -32602)]
    [InlineData("prompts/get", """{"name":"explain_with_sources"}""", -32602)]
    [InlineData("resources/read", """{"uri":"note://nothing"}""", -32602)]
    [InlineData("resources/list", """{"cursor":"garbage"}""", -32602)]
    [InlineData("completion/complete", """{"ref":{"type":"ref/prompt","name":"nothing"},"argument":{"name":"a","value":""}}""", -32602)]
    [InlineData("tasks/get", """{"taskId":"nothing"}""", -32021)]
    [InlineData("no/such/method", "{}", -32601)]
    public async Task What_is_not_there_is_an_error_that_says_so(string method, string parameters, int code)
    {
        await using var connection = Connect();
        var answer = await connection.AskAsync(method, JsonNode.Parse(parameters)!.AsObject());
        answer.ErrorCode.ShouldBe(code, answer.Message.ToJsonString());
        answer.ErrorMessage!.Length.ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task A_scope_that_is_missing_is_named()
    {
        await using var connection = Connect(scopes: Scope.Read);
        var answer = await connection.AskAsync("tools/call", new JsonObject { ["name"] = "add_note", ["arguments"] = new JsonObject { ["content"] = "No." } });
        answer.ErrorMessage!.ShouldContain("brain/write");
    }

    [Fact]
    public async Task Progress_is_told_before_the_answer_to_who_asks_for_it()
    {
        await using var connection = Connect();
        var call = new JsonObject
        {
            ["name"] = "add_note",
            ["arguments"] = new JsonObject { ["content"] = "In steps." },
            ["_meta"] = new JsonObject { ["progressToken"] = "p" },
        };
        var answer = await connection.AskAsync("tools/call", call);
        answer.Result["isError"].ShouldBeNull();
        answer.Notifications.Select(notification => ((string?)notification["method"], (string?)notification["params"]!["progressToken"], (int?)notification["params"]!["progress"]))
            .ShouldBe([("notifications/progress", "p", 1), ("notifications/progress", "p", 2)]);
    }

    [Fact]
    public async Task Many_requests_at_once_each_get_their_own_answer()
    {
        await using var connection = Connect();
        await connection.AddAsync("One", "First.");
        var answers = await Task.WhenAll(Enumerable.Range(1, 12).Select(n => connection.UseAsync("search", new JsonObject { ["query"] = "first", ["limit"] = n })));
        answers.ShouldAllBe(answer => (int)answer["total"]! == 1);
    }

    private protected static JsonObject Completion(string value) => new()
    {
        ["ref"] = new JsonObject { ["type"] = "ref/resource", ["uri"] = "note://{id}" },
        ["argument"] = new JsonObject { ["name"] = "id", ["value"] = value },
    };

    private protected abstract IMcpConnection Connect(JsonObject? capabilities = null, params string[] scopes);
}
