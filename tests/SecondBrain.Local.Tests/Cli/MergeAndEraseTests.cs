using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SecondBrain.Local.Tests.Cli;

public sealed class MergeAndEraseTests : IAsyncLifetime
{
    private const string OldId = "01JD9V3K5RQ8X2M4N6P7S8T9VA";
    private const string NewId = "01JD9V3M0000000000000000AA";

    private FakeBrainApi _api = null!;
    private string _status = "SUCCEEDED";
    private int _reads;

    public async Task InitializeAsync()
    {
        _api = await FakeBrainApi.StartAsync();
        _api.Notes.Add(new JsonObject { ["id"] = OldId, ["title"] = "Old [name]" });
        _api.Notes.Add(new JsonObject { ["id"] = NewId, ["title"] = "New" });
        _api.Intercept = AnswerAsync;
    }

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task Merge_follows_the_workflow_until_it_is_done()
    {
        var run = await CommandRun.OfAsync(_api, "merge", "old [name]", NewId);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldBe("Merged Old [name] into New.\n");
        run.Error.ShouldBe("  Freeze Notes\n  Report Merge\n");
        _api.Requests.ShouldContain(request => request.Method == "POST" && request.Path == $"/notes/{OldId}/merge" && request.Body.Contains(NewId));
    }

    [Fact]
    public async Task Merge_says_why_it_failed_and_where_to_look()
    {
        _status = "FAILED";
        var run = await CommandRun.OfAsync(_api, "merge", OldId, NewId);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldEndWith("merge-notes ended FAILED: NoteFrozenException why. See: executions merge-notes:m\n");
    }

    [Fact]
    public async Task Erase_asks_first()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var run = await CommandRun.OfAsync(["erase", "New", "--data", _api.Data], new StringReader("no\n"), output, new ImpatientClock());

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldBe("Nothing was erased.\n");
        run.Error.ShouldBe($"Erase \"New\" ({NewId}) for good? It cannot be undone. Type yes: ");
        _api.Requests.ShouldNotContain(request => request.Method == "DELETE");
    }

    [Theory]
    [InlineData("yes\n")]
    [InlineData("", "--yes")]
    public async Task Erase_shows_the_proof(string typed, params string[] options)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var run = await CommandRun.OfAsync(["erase", NewId, "--data", _api.Data, .. options], new StringReader(typed), output, new ImpatientClock());

        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldBe($"Erased New. The proof: GET /erasures/{NewId}\n  chunks: 2\n  search: gone\n");
    }

    private async Task<bool> AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        JsonNode? answer = (context.Request.Method, path) switch
        {
            ("POST", "/notes/" + OldId + "/merge") => new JsonObject { ["execution"] = "/executions/merge-notes:m" },
            ("DELETE", "/notes/" + NewId) => new JsonObject { ["execution"] = "/executions/erase-note:e" },
            ("GET", "/erasures/" + NewId) => new JsonObject { ["id"] = NewId, ["state"] = "erased", ["deleted"] = new JsonObject { ["chunks"] = 2 }, ["checks"] = new JsonArray("search: gone") },
            ("GET", _) when path.EndsWith("/history", StringComparison.Ordinal) => History(),
            ("GET", _) when path.StartsWith("/executions/", StringComparison.Ordinal) => Execution(path),
            _ => null,
        };
        if (answer is null) return false;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.ToJsonString());
        return true;
    }

    private JsonObject Execution(string path) => new()
    {
        ["id"] = Uri.UnescapeDataString(path.Split('/')[^1]),
        ["workflow"] = path.Contains("merge", StringComparison.Ordinal) ? "merge-notes" : "erase-note",
        ["status"] = ++_reads > 1 ? _status : "RUNNING",
        ["started"] = "2026-11-22T10:00:00Z",
        ["error"] = _status == "FAILED" ? "NoteFrozenException" : null,
        ["cause"] = _status == "FAILED" ? "why" : null,
    };

    private JsonObject History()
    {
        JsonNode Entered(int id, string state) => new JsonObject { ["id"] = id, ["at"] = "2026-11-22T10:00:00Z", ["type"] = "TaskStateEntered", ["details"] = new JsonObject { ["name"] = state } };
        return new JsonObject { ["items"] = new JsonArray([Entered(2, "Freeze Notes"), .. _reads > 1 ? [Entered(9, "Report Merge")] : Array.Empty<JsonNode>()]), ["next"] = null };
    }
}
