using Microsoft.AspNetCore.Http;

namespace SecondBrain.Local.Tests.Cli;

public sealed class ExecutionsCommandTests : IAsyncLifetime
{
    private const string Failed = """
        {"id":"merge-notes:abc","workflow":"merge-notes","status":"FAILED","started":"2026-11-22T10:00:00Z","stopped":"2026-11-22T10:00:01.5Z",
        "redrives":0,"error":"NoteLost","cause":"it is [gone]","input":{},"output":null,"history":"/executions/merge-notes:abc/history"}
        """;

    private readonly List<string> _asked = [];
    private FakeBrainApi _api = null!;

    public async Task InitializeAsync()
    {
        _api = await FakeBrainApi.StartAsync();
        _api.Intercept = async context =>
        {
            var path = context.Request.Path.Value!;
            if (!path.StartsWith("/executions", StringComparison.Ordinal))
                return false;
            _asked.Add(path + context.Request.QueryString);
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(Answer(path, context.Request.Query["cursor"]));
            return true;
        };
    }

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task Executions_are_lines_over_all_pages()
    {
        var run = await CommandRun.OfAsync(_api, "executions", "--status", "FAILED", "--limit", "5");

        run.Out.ShouldBe("2026-11-22T10:00:00.000Z  FAILED          1.500 s  merge-notes:abc  NoteLost\n2026-11-22T10:00:00.000Z  FAILED          1.500 s  merge-notes:abc  NoteLost\n");
        _asked.ShouldBe(["/executions?limit=5&status=FAILED", "/executions?limit=4&status=FAILED&cursor=merge-notes%3Ax"]);
    }

    [Fact]
    public async Task One_execution_is_a_timeline_with_states_and_errors()
    {
        var run = await CommandRun.OfAsync(_api, "executions", "/executions/merge-notes:abc");

        string[] lines = run.Out.Split('\n');
        lines[1].ShouldBe("it is [gone]");
        lines[3].ShouldBe("      +0.000  ExecutionStarted          ");
        lines[4].ShouldBe("      +0.250  TaskStateEntered          Freeze Notes");
        lines[5].ShouldBe("      +1.500  ExecutionFailed           NoteLost  it is [gone]");
    }

    private static string Answer(string path, string? cursor) => path switch
    {
        "/executions" => $$"""{"items":[{{Failed}}],"next":{{(cursor is null ? "\"merge-notes:x\"" : "null")}}}""",
        "/executions/merge-notes:abc" => Failed,
        _ => """
            {"items":[
              {"id":1,"previous":0,"at":"2026-11-22T10:00:00Z","type":"ExecutionStarted","details":{"input":"{}"}},
              {"id":2,"previous":0,"at":"2026-11-22T10:00:00.25Z","type":"TaskStateEntered","details":{"name":"Freeze Notes","input":"{}"}},
              {"id":3,"previous":2,"at":"2026-11-22T10:00:01.5Z","type":"ExecutionFailed","details":{"error":"NoteLost","cause":"it is [gone]"}}],"next":null}
            """,
    };
}
