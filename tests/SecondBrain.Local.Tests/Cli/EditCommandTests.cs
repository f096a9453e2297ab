using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SecondBrain.Local.Tests.Cli;

public sealed class EditCommandTests : IAsyncLifetime
{
    private const string Id = "01JD9V3K5RQ8X2M4N6P7S8T9VA";

    private FakeBrainApi _api = null!;
    private bool _isStale;

    public async Task InitializeAsync()
    {
        _api = await FakeBrainApi.StartAsync();
        _api.Notes.Add(new JsonObject { ["id"] = Id, ["title"] = "Draft", ["version"] = 3, ["content"] = "Old." });
        _api.Intercept = AnswerAsync;
    }

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task Edit_sends_the_new_text_with_the_version_that_it_was_made_of()
    {
        var run = await EditAsync("New text.\n", "edit", "draft", "--file", "-", "--tag", "a", "--tag", "b");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldBe("Draft is at version 4.\n");
        var sent = _api.Requests.Single(request => request.Method == "PUT");
        sent.Headers.IfMatch.ToString().ShouldBe("\"3\"");
        JsonNode.DeepEquals(JsonNode.Parse(sent.Body), JsonNode.Parse("""{"content": "New text.\n", "tags": ["a", "b"]}""")).ShouldBeTrue(sent.Body);
    }

    [Fact]
    public async Task Edit_without_a_text_changes_only_what_is_given()
    {
        (await EditAsync("", "edit", Id, "--status", "evergreen")).ExitCode.ShouldBe(0);

        var sent = _api.Requests.Single(request => request.Method == "PATCH");
        JsonNode.DeepEquals(JsonNode.Parse(sent.Body), JsonNode.Parse("""{"status": "evergreen"}""")).ShouldBeTrue(sent.Body);
    }

    [Fact]
    public async Task An_edit_that_comes_too_late_shows_what_changed_and_keeps_the_text()
    {
        _isStale = true;
        foreach (var text in (string[])["My words.\n", "More of my words.\n"])
        {
            var run = await EditAsync(text, "edit", Id, "--file", "-");

            run.ExitCode.ShouldBe(1);
            run.Out.ShouldBe("-Old.\n+Theirs.\n");
            run.Error.ShouldContain("It is at version 4.");
            (await File.ReadAllTextAsync(run.Error[(run.Error.IndexOf(_api.Data, StringComparison.Ordinal))..].TrimEnd('\n', '.'))).ShouldBe(text);
        }
    }

    [Fact]
    public async Task Versions_are_listed_and_one_is_restored()
    {
        (await EditAsync("", "versions", Id)).Out.ShouldBe("   3  2026-11-22 10:40  owner  as version 1\n   2  2026-11-22 10:35  helper  content, tags\n   1  2026-11-22 10:30  owner  captured\n");

        (await EditAsync("", "restore", Id, "2")).Out.ShouldBe("Draft is at version 4, equal to version 2.\n");
        _api.Requests.Single(request => request.Path == $"/notes/{Id}/restore").Headers.IfMatch.ToString().ShouldBe("\"3\"");
    }

    private async Task<CommandRun> EditAsync(string input, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        return await CommandRun.OfAsync([.. arguments, "--data", _api.Data], new StringReader(input), output, new ImpatientClock());
    }

    private async Task<bool> AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var (status, answer) = (context.Request.Method, path) switch
        {
            ("PUT" or "PATCH", "/notes/" + Id) when _isStale => (412, new JsonObject { ["title"] = "Precondition Failed", ["detail"] = "It is at version 4.", ["currentVersion"] = 4, ["diff"] = "-Old.\n+Theirs.\n" }),
            ("PUT" or "PATCH", "/notes/" + Id) or ("POST", "/notes/" + Id + "/restore") => (200, new JsonObject { ["id"] = Id, ["title"] = "Draft", ["version"] = 4 }),
            ("GET", "/notes/" + Id + "/versions") => (200, new JsonObject { ["items"] = new JsonArray(Version(3, 40, "owner", 1), Version(2, 35, "helper", null, "content", "tags"), Version(1, 30, "owner", null)), ["next"] = null }),
            _ => (0, null),
        };
        if (answer is null)
        {
            return false;
        }

        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(answer);
        return true;
    }

    private static JsonObject Version(int version, int minute, string actor, int? restored, params string[] changed) => new()
    {
        ["version"] = version,
        ["actor"] = actor,
        ["at"] = $"2026-11-22T10:{minute}:00.000Z",
        ["changed"] = new JsonArray([.. changed.Select(part => (JsonNode)part)]),
        ["restoredFrom"] = restored,
        ["title"] = "Draft",
    };
}
