using System.Globalization;
using System.Text.Json.Nodes;
using SecondBrain.Mcp.Tests.Serving;

namespace SecondBrain.Mcp.Tests.Brain;

[Collection(McpHostCollection.Name)]
public sealed class ImportTaskTests(McpHost host)
{
    private const string Tasks = "io.modelcontextprotocol/tasks";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Without_tasks_the_call_answers_at_once_and_a_receipt_tells_the_rest()
    {
        using var client = host.Client();
        var started = await client.UseAsync("import_notes", Files(("garden/Compost.md", "# Compost\nTurn it."), ("garden/Empty.md", "")));
        ((int?)started["files"]).ShouldBe(2);
        var id = (string)started["id"]!;
        ((string)started["advice"]!).ShouldContain($"get_receipt with the id {id}");

        var report = await UntilAsync(async () => await client.UseAsync("get_receipt", new JsonObject { ["id"] = id }), report => (string?)report["state"] == "done");
        ((int?)report["counts"]!["created"], (int?)report["counts"]!["rejected"]).ShouldBe((1, 1));
        report["results"]!.AsArray().Select(result => ((string?)result!["path"], (string?)result["status"])).ShouldBe([("garden/Compost.md", "created"), ("garden/Empty.md", "rejected")]);

        var note = (string)report["results"]![0]!["note"]!;
        ((string?)(await client.UseAsync("read_note", new JsonObject { ["id"] = note }))["title"]).ShouldBe("Compost");
        (await host.Client().FailAsync("get_receipt", new JsonObject { ["id"] = id })).ShouldStartWith("There is no import");
    }

    [Fact]
    public async Task A_client_with_tasks_gets_one_and_polls_it_to_its_result()
    {
        using var client = Client();
        var created = (await client.AskAsync("tools/call", Call(Files(("Compost.md", "Turn it."))))).Body["result"]!;
        ((string?)created["resultType"]).ShouldBe("task");
        var id = (string)created["taskId"]!;
        created["content"].ShouldBeNull();
        ((long)created["ttlMs"]!).ShouldBe((long)TimeSpan.FromDays(30).TotalMilliseconds);
        ((long)created["pollIntervalMs"]!).ShouldBeGreaterThan(0);

        var task = await UntilAsync(() => GetAsync(client, id), task => (string?)task["status"] != "working");
        ((string?)task["status"], (string?)task["resultType"]).ShouldBe(("completed", "complete"));
        ((int?)task["result"]!["structuredContent"]!["counts"]!["created"]).ShouldBe(1);
        task["result"]!["isError"].ShouldBeNull();

        (await client.AskAsync("tasks/update", new JsonObject { ["taskId"] = id, ["inputResponses"] = new JsonObject() })).Body["result"].ShouldNotBeNull();
        (await client.AskAsync("tasks/cancel", new JsonObject { ["taskId"] = id })).Body["result"].ShouldNotBeNull();
        ((string?)(await GetAsync(client, id))["status"]).ShouldBe("completed");
    }

    [Fact]
    public async Task A_task_of_another_brain_or_none_is_not_found()
    {
        using var owner = Client();
        using var stranger = Client();
        var id = (string)(await owner.AskAsync("tools/call", Call(Files(("A.md", "A."))))).Body["result"]!["taskId"]!;
        foreach (var method in (string[])["tasks/get", "tasks/update", "tasks/cancel"])
        {
            (await stranger.AskAsync(method, new JsonObject { ["taskId"] = id })).ErrorCode.ShouldBe(-32602, method);
            (await owner.AskAsync(method, new JsonObject { ["taskId"] = "import-nothing" })).ErrorCode.ShouldBe(-32602, method);
            (await owner.AskAsync(method, [])).ErrorCode.ShouldBe(-32602, method);
        }

        await UntilAsync(() => GetAsync(owner, id), task => (string?)task["status"] == "completed");
    }

    [Fact]
    public async Task Who_does_not_declare_tasks_may_not_ask_for_them()
    {
        using var client = host.Client();
        var answer = await client.AskAsync("tasks/get", new JsonObject { ["taskId"] = "import-nothing" });
        (answer.Status, answer.ErrorCode).ShouldBe((400, -32021));
        answer.Body["error"]!["data"]!["requiredCapabilities"]!["extensions"]![Tasks].ShouldNotBeNull();
        (await client.AskOldAsync("tasks/get", new JsonObject { ["taskId"] = "a" }, "2025-06-18")).ErrorCode.ShouldBe(-32601);
    }

    [Fact]
    public async Task In_2025_11_25_a_call_asks_for_a_task_and_fetches_its_result()
    {
        using var client = host.Client();
        var initialized = await client.AskOldAsync("initialize", new JsonObject { ["protocolVersion"] = "2025-11-25", ["capabilities"] = new JsonObject() });
        initialized.Body["result"]!["capabilities"]!["tasks"]!["requests"]!["tools"]!["call"].ShouldNotBeNull();
        (await client.AskOldAsync("tools/list")).Body["result"]!["tools"]!.AsArray()
            .Where(tool => (string?)tool!["execution"]?["taskSupport"] == "optional").Select(tool => (string?)tool!["name"]).ShouldBe(["import_notes"]);

        var call = Call(Files(("Compost.md", "Turn it.")));
        call["task"] = new JsonObject { ["ttl"] = 60_000 };
        var task = (await client.AskOldAsync("tools/call", call)).Body["result"]!["task"]!;
        var id = (string)task["taskId"]!;
        task["pollInterval"].ShouldNotBeNull();
        var result = (await client.AskOldAsync("tasks/result", new JsonObject { ["taskId"] = id })).Body["result"]!;
        ((int?)result["structuredContent"]!["counts"]!["created"]).ShouldBe(1);
        ((string?)result["_meta"]!["io.modelcontextprotocol/related-task"]!["taskId"]).ShouldBe(id);
        ((string?)(await client.AskOldAsync("tasks/get", new JsonObject { ["taskId"] = id })).Body["result"]!["status"]).ShouldBe("completed");

        var search = new JsonObject { ["name"] = "search", ["arguments"] = new JsonObject { ["query"] = "a" }, ["task"] = new JsonObject() };
        (await client.AskOldAsync("tools/call", search)).ErrorCode.ShouldBe(-32601);
        var wrong = Call([]);
        wrong["task"] = new JsonObject();
        (await client.AskOldAsync("tools/call", wrong)).ErrorCode.ShouldBe(-32602);
    }

    [Fact]
    public async Task The_same_files_again_are_the_same_notes()
    {
        using var client = host.Client();
        JsonNode? last = null;
        for (var time = 0; time < 2; time++)
        {
            var id = (string)(await client.UseAsync("import_notes", Files(("A.md", "Once."))))["id"]!;
            last = await UntilAsync(async () => await client.UseAsync("get_receipt", new JsonObject { ["id"] = id }), report => (string?)report["state"] == "done");
        }

        ((int?)last!["counts"]!["duplicate"], (int?)last["counts"]!["created"]).ShouldBe((1, 0));
    }

    [Fact]
    public async Task More_than_fifty_files_are_refused()
    {
        using var client = host.Client();
        (await client.FailAsync("import_notes", Files([.. Enumerable.Range(0, 51).Select(n => (string.Create(CultureInfo.InvariantCulture, $"{n}.md"), "x"))])))
            .ShouldContain("1 to 50 files; this one has 51");
    }

    private RawClient Client() => new(host.Address, host.Token(McpHost.NewBrain())) { Capabilities = RawClient.With(Tasks) };

    private static async Task<JsonNode> GetAsync(RawClient client, string id) => (await client.AskAsync("tasks/get", new JsonObject { ["taskId"] = id })).Body["result"]!;

    private static async Task<JsonNode> UntilAsync(Func<Task<JsonNode>> read, Func<JsonNode, bool> isEnough)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var found = await read();
            if (isEnough(found))
            {
                return found;
            }

            patience.Token.ThrowIfCancellationRequested();
        }
    }

    private static JsonObject Call(JsonObject arguments) => new() { ["name"] = "import_notes", ["arguments"] = arguments };

    private static JsonObject Files(params (string Path, string Text)[] files) => new()
    {
        ["files"] = new JsonArray([.. files.Select(file => (JsonNode)new JsonObject { ["path"] = file.Path, ["text"] = file.Text })]),
    };
}
