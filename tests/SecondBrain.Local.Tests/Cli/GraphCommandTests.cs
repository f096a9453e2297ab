using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SecondBrain.Local.Tests.Cli;

public sealed class GraphCommandTests : IAsyncLifetime
{
    private const string BreadId = "01JD9V3K5RQ8X2M4N6P7S8T9VA";
    private const string SoupId = "01JD9V3M0000000000000000AA";

    private FakeBrainApi _api = null!;

    public async Task InitializeAsync()
    {
        _api = await FakeBrainApi.StartAsync();
        _api.Notes.Add(new JsonObject { ["id"] = BreadId, ["title"] = "Baking [Day]", ["aliases"] = new JsonArray("loaf") });
        _api.Notes.Add(new JsonObject { ["id"] = SoupId, ["title"] = "Soup" });
    }

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task Path_finds_both_notes_by_name_and_draws_each_link_as_it_is_directed()
    {
        Answer("/graph/path", request => new JsonObject
        {
            ["by"] = request.Query["by"].ToString(),
            ["nodes"] = new JsonArray(End(request.Query["from"]!, "Baking [Day]"), End("X", "Salt"), End(request.Query["to"]!, "Soup")),
            ["edges"] = new JsonArray(Edge(BreadId, "X", "cites"), Edge(SoupId, "X", "links-to")),
            ["strength"] = 0.25,
        });

        var run = await CommandRun.OfAsync(_api, "graph", "path", "loaf", SoupId, "--by", "weight");

        run.ExitCode.ShouldBe(0);
        run.Out.ShouldBe("Baking [Day]\n  --cites--> Salt\n  <--links-to-- Soup\n");
    }

    [Fact]
    public async Task Notes_without_a_path_are_said_to_have_none()
    {
        Answer("/graph/path", _ => new JsonObject { ["nodes"] = new JsonArray(), ["edges"] = new JsonArray(), ["strength"] = 0 });

        (await CommandRun.OfAsync(_api, "graph", "path", BreadId, SoupId)).Out.ShouldBe("Nothing connects them.\n");
    }

    [Fact]
    public async Task Communities_have_their_name_size_and_central_notes()
    {
        Answer("/graph/communities", request => List(new JsonObject
        {
            ["id"] = BreadId,
            ["name"] = "Baking [Day] (kitchen)",
            ["size"] = int.Parse(request.Query["limit"]!, System.Globalization.CultureInfo.InvariantCulture),
            ["central"] = new JsonArray(End(BreadId, "Baking [Day]"), End(SoupId, "Soup")),
        }));

        (await CommandRun.OfAsync(_api, "graph", "communities", "--limit", "7")).Out.ShouldBe($"Baking [Day] (kitchen)  7 notes  {BreadId}\n  Baking [Day], Soup\n");
    }

    [Fact]
    public async Task Central_notes_have_their_rank_and_links()
    {
        Answer("/graph/centrality", _ => List(new JsonObject { ["id"] = BreadId, ["title"] = "Baking [Day]", ["rank"] = 0.01234, ["linksIn"] = 3, ["linksOut"] = 1 }));

        (await CommandRun.OfAsync(_api, "graph", "central")).Out.ShouldBe("0.0123  Baking [Day]  3 in, 1 out\n");
    }

    [Fact]
    public async Task Mentions_show_who_names_whom_and_the_passage()
    {
        Answer($"/notes/{BreadId}/mentions", _ => List(new JsonObject
        {
            ["source"] = End(SoupId, "Soup"),
            ["target"] = End(BreadId, "Baking [Day]"),
            ["name"] = "baking day",
            ["passage"] = "On a\nbaking day",
            ["highlight"] = new JsonObject { ["start"] = 5, ["end"] = 15 },
            ["count"] = 2,
        }));

        (await CommandRun.OfAsync(_api, "mentions", "baking", "[day]")).Out.ShouldBe("Soup names Baking [Day]  2 times\n  On a baking day\n");
        Answer($"/notes/{SoupId}/mentions", _ => List());
        (await CommandRun.OfAsync(_api, "mentions", "soup")).Out.ShouldBe("No mentions without a link.\n");
    }

    [Fact]
    public async Task Similar_notes_have_their_similarity()
    {
        Answer($"/notes/{BreadId}/similar", _ => List(new JsonObject { ["id"] = SoupId, ["title"] = "Soup", ["similarity"] = 0.8765 }));

        (await CommandRun.OfAsync(_api, "similar", "loaf")).Out.ShouldBe($"0.88  Soup  {SoupId}\n");
    }

    [Fact]
    public async Task An_unknown_name_is_one_line()
    {
        var run = await CommandRun.OfAsync(_api, "similar", "nowhere");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe("No note is called nowhere.\n");
    }

    private static JsonObject End(string id, string title) => new() { ["id"] = id, ["title"] = title };

    private static JsonObject Edge(string source, string target, string type) => new() { ["source"] = source, ["target"] = target, ["type"] = type, ["weight"] = 1 };

    private static JsonObject List(params JsonNode[] items) => new() { ["items"] = new JsonArray(items), ["next"] = null };

    private void Answer(string path, Func<HttpRequest, JsonObject> answer) => _api.Intercept = async context =>
    {
        if (context.Request.Path != path)
        {
            return false;
        }

        await context.Response.WriteAsJsonAsync(answer(context.Request));
        return true;
    };
}
