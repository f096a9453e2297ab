using System.Text.Json.Nodes;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>What assistants do through MCP: every tool, and long tasks that they look after.</summary>
internal static class RareAgentCalls
{
    private const string Session = "rare-session";

    public static async Task ToolsAsync(LifeHost life)
    {
        using var brain = life.Client("rare-agents");
        using var agent = life.Agent(brain.Brain, Session);
        var one = await agent.AddAsync(new JsonObject { ["content"] = "# One\n\nWords.\n" });
        var two = await agent.AddAsync(new JsonObject { ["content"] = "# Two\n\nSee [[One]].\n" });
        await life.Host.Workflows.WhenIdleAsync(CancellationToken.None);
        foreach (var (tool, arguments) in new (string, JsonObject)[]
        {
            ("connect_notes", new() { ["source"] = Id(one), ["target"] = Id(two), ["type"] = "supports" }),
            ("flag_note", new() { ["id"] = Id(one), ["reason"] = "wrong" }),
            ("update_note", new() { ["id"] = Id(two), ["version"] = 1, ["content"] = "# Second\n\nOther words.\n" }),
            ("read_note", new() { ["id"] = Id(one) }),
            ("list_notes", []),
            ("build_context", new() { ["query"] = "words" }),
            ("find_path", new() { ["from"] = Id(one), ["to"] = Id(two) }),
            ("recent_changes", []),
            ("list_reviews", []),
            ("propose", new() { ["kind"] = "tag", ["note"] = Id(one), ["value"] = "water", ["reason"] = "It is about water." }),
        })
        {
            await agent.CallAnyAsync(tool, arguments);
        }

        await life.Host.Workflows.WhenIdleAsync(CancellationToken.None); // the owner is asked: the workflow waits
        await agent.CallAnyAsync("undo_session", new() { ["preview"] = true });
        await agent.CallAnyAsync("undo_session", new() { ["preview"] = false });

        // the same proposal again, while its workflow fails
        var kept = await brain.CaptureAsync("# Kept\n");
        life.Tasks.Break("Open Review");
        for (var i = 0; i < 2; i++)
        {
            await agent.CallAnyAsync("propose", new() { ["kind"] = "tag", ["note"] = Id(kept), ["value"] = "fire" });
            await life.Host.Workflows.WhenIdleAsync(CancellationToken.None);
        }

        life.Tasks.Plan(null);
    }

    public static async Task ImportsAsync(LifeHost life)
    {
        using var agent = life.Agent("rare-agents-imports", "import");
        var files = new JsonArray(new JsonObject { ["path"] = "a.md", ["text"] = "# A\n" });
        var done = await agent.CallAnyAsync("import_notes", new() { ["files"] = files });
        await life.Host.Workflows.WhenIdleAsync(CancellationToken.None);
        await agent.CallAnyAsync("get_receipt", new() { ["id"] = (string?)done["structuredContent"]?["id"] });

        life.Held.Begin("import-archive");
        var started = await agent.SendAsync("tools/call", new() { ["name"] = "import_notes", ["arguments"] = new JsonObject { ["files"] = files.DeepClone() }, ["task"] = new JsonObject() });
        var task = (string?)started["result"]?["task"]?["taskId"];
        foreach (var method in (string[])["tasks/get", "tasks/cancel", "tasks/get"])
        {
            await agent.SendAsync(method, new() { ["taskId"] = task });
        }

        life.Held.Release();
    }

    private static string Id(JsonNode note) => (string)note["id"]!;
}
