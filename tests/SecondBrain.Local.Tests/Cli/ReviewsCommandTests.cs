using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SecondBrain.Local.Tests.Cli;

public sealed class ReviewsCommandTests : IAsyncLifetime
{
    private FakeBrainApi _api = null!;

    public async Task InitializeAsync() => _api = await FakeBrainApi.StartAsync();

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task Reviews_lists_every_page_with_the_quote_that_is_the_evidence()
    {
        Answer(request => request.Query["cursor"] == "2" ? Page(null, Review("R2", "merge", "Soup", "Stew")) : Page("2", Review("R1", "link", "Baking [Day]", "Soup")));

        var run = await CommandRun.OfAsync(_api, "reviews");

        run.ExitCode.ShouldBe(0);
        run.Out.ShouldBe(
            "R1  Baking [Day] --supports--> Soup  0.85, deterministic/1\n  \"as in Soup\"\n"
            + "R2  Soup merge into Stew  0.85, deterministic/1\n  \"as in Soup\"\n");
    }

    [Fact]
    public async Task Without_reviews_it_says_so()
    {
        Answer(_ => Page(null));

        (await CommandRun.OfAsync(_api, "reviews")).Out.ShouldBe("Nothing waits for you.\n");
    }

    [Theory]
    [InlineData("approve", false)]
    [InlineData("reject", false)]
    [InlineData("snooze", true)]
    public async Task A_decision_is_sent_and_repeated(string decision, bool hasTime)
    {
        Answer(_ => Review("R1", "link", "Baking", "Soup"));

        var run = await CommandRun.OfAsync(_api, "reviews", "R1", decision);

        run.Out.ShouldEndWith($"Recorded: {decision}.\n");
        var (_, path, _, body) = _api.Requests.Single(request => request.Method == "POST");
        path.ShouldBe("/reviews/R1/decision");
        var sent = JsonNode.Parse(body)!;
        ((string?)sent["decision"]).ShouldBe(decision);
        (sent["until"] is not null).ShouldBe(hasTime);
    }

    [Fact]
    public async Task A_review_without_a_decision_is_refused_with_advice()
    {
        var run = await CommandRun.OfAsync(_api, "reviews", "R1");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith("Say what you decide: approve, reject or snooze.");
    }

    private void Answer(Func<HttpRequest, JsonObject> answer) => _api.Intercept = async context =>
    {
        if (!context.Request.Path.StartsWithSegments("/reviews", StringComparison.Ordinal)) return false;
        await context.Response.WriteAsJsonAsync(answer(context.Request));
        return true;
    };

    private static JsonObject Page(string? next, params JsonObject[] reviews) => new() { ["items"] = new JsonArray([.. reviews]), ["next"] = next };

    private static JsonObject Review(string id, string kind, string subject, string other) => new()
    {
        ["id"] = id,
        ["kind"] = kind,
        ["state"] = "pending",
        ["notes"] = new JsonArray(new JsonObject { ["id"] = "A", ["title"] = subject }, new JsonObject { ["id"] = "B", ["title"] = other }),
        ["type"] = kind == "link" ? "supports" : null,
        ["confidence"] = 0.85,
        ["quote"] = "as in Soup",
        ["by"] = "deterministic/1",
    };
}
