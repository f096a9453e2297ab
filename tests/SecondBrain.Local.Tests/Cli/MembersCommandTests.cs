using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SecondBrain.Local.Tests.Cli;

public sealed class MembersCommandTests : IAsyncLifetime
{
    private FakeBrainApi _api = null!;

    public async Task InitializeAsync()
    {
        _api = await FakeBrainApi.StartAsync();
        _api.Intercept = AnswerAsync;
    }

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task Members_are_listed_with_their_roles()
    {
        var run = await CommandRun.OfAsync(_api, "members", "list");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldBe("ada  owner\nbot [1]  proposer  writes as scribe\n");
    }

    [Fact]
    public async Task A_member_is_added_as_reader_unless_another_role_is_said()
    {
        (await CommandRun.OfAsync(_api, "members", "add", "bob")).ExitCode.ShouldBe(0);
        (await CommandRun.OfAsync(_api, "members", "add", "bot|1", "--role", "proposer", "--agent", "scribe")).ExitCode.ShouldBe(0);

        _api.Requests.Where(request => request.Method == "PUT").Select(request => $"{request.Path} {request.Body}")
            .Select(text => text.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal))
            .ShouldBe(["""/members/bob{"role":"reader","agent":null}""", """/members/bot%7C1{"role":"proposer","agent":"scribe"}"""]);
    }

    [Fact]
    public async Task A_member_is_removed()
    {
        var run = await CommandRun.OfAsync(_api, "members", "remove", "bob");

        run.Out.ShouldBe("Removed.\n");
        _api.Requests.Last().ShouldSatisfyAllConditions(request => request.Method.ShouldBe("DELETE"), request => request.Path.ShouldBe("/members/bob"));
    }

    [Fact]
    public async Task A_role_that_is_none_is_refused_in_one_line()
    {
        var run = await CommandRun.OfAsync(_api, "members", "add", "bob", "--role", "king");

        run.ExitCode.ShouldBe(1);
        run.Error.Trim().ShouldBe("There is no role 'king'. Known: reader, proposer, editor, owner.");
    }

    private static async Task<bool> AnswerAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/members", StringComparison.Ordinal)) return false;
        if (context.Request.Method == "DELETE") context.Response.StatusCode = 204;
        else await context.Response.WriteAsJsonAsync(context.Request.Method == "PUT" ? Member("bob", "reader", null) : new JsonObject { ["items"] = new JsonArray(Member("ada", "owner", null), Member("bot [1]", "proposer", "scribe")), ["next"] = null });
        return true;
    }

    private static JsonObject Member(string subject, string role, string? agent) =>
        new() { ["subject"] = subject, ["role"] = role, ["agent"] = agent, ["addedBy"] = "ada", ["addedAt"] = "2026-11-22T12:00:00Z" };
}
