using System.Net;
using System.Text.Json.Nodes;
using SecondBrain.Functions.Tests.Identity;
using SecondBrain.Functions.Tests.Tenants;

namespace SecondBrain.Functions.Tests.Sight;

/// <summary>Members, visitors and careful readers over the real host.</summary>
public sealed class SeenNotesTests(IdentityHost host) : IClassFixture<IdentityHost>
{
    [Fact]
    public async Task A_members_pages_are_full_and_have_what_is_seen_alone()
    {
        var brain = await host.SharedBrainAsync();
        using var owner = host.Client(brain, "owner");
        for (var i = 0; i < 9; i++)
        {
            await SightGarden.CaptureAsync(owner, $"# Note {i}\n\n[[Note 0]]\n", i % 3 == 0 ? "shared" : "private");
        }

        using var reader = host.Client(brain, "reader");
        (await reader.ListAsync("/notes", 2)).Select(note => (string)note["title"]!).ShouldBe(["Note 6", "Note 3", "Note 0"]);
        var first = await reader.GetAsync("/notes?limit=2");
        first["items"]!.AsArray().Count.ShouldBe(2);
        (await reader.GetAsync($"/notes?limit=2&cursor={first["next"]}"))["next"].ShouldBeNull();
        var zero = (string)(await reader.ListAsync("/notes", 50))[^1]["id"]!;
        (await reader.ListAsync($"/notes/{zero}/backlinks", 1)).Select(link => (string)link["source"]!["title"]!).ShouldBe(["Note 3", "Note 6"], ignoreOrder: true);
        var backlinks = await reader.GetAsync($"/notes/{zero}/backlinks?limit=2");
        (backlinks["items"]!.AsArray().Count, backlinks["next"]).ShouldBe((2, null));
        ((int)(await reader.GetAsync("/stats"))["notes"]!).ShouldBe(3);
    }

    [Fact]
    public async Task A_written_link_to_a_note_that_is_not_seen_is_a_name_that_no_note_has()
    {
        var garden = await SightGarden.PlantAsync(host);
        using var owner = host.Client(garden.Brain, "owner");
        using var reader = host.Client(garden.Brain, "reader");
        using var editor = host.Client(garden.Brain, "editor");

        State(await owner.ListAsync($"/notes/{garden.Handbook}/links", 10)).ShouldBe(["Garden Gate", "Hidden Annex", "Zyqwort Ledger"], ignoreOrder: true);
        State(await reader.ListAsync($"/notes/{garden.Handbook}/links", 10)).ShouldBe(["Garden Gate", "Hidden Annex?"], ignoreOrder: true);
        var before = (int)(await editor.GetAsync("/stats"))["unresolved"]!;
        var guess = await editor.CaptureAsync("# A guess\n\n[[Zyqwort Ledger]] and [[Nowhere At All]]\n");
        await editor.ReceiptAsync(guess);
        State(await editor.ListAsync($"/notes/{guess["id"]}/links", 10)).ShouldBe(["Nowhere At All?", "Zyqwort Ledger?"]);
        ((int)(await editor.GetAsync("/stats"))["unresolved"]!).ShouldBe(before + 2);
        (await editor.GetAsync((string)guess["receipt"]!))["links"].ShouldBeNull();
    }

    [Fact]
    public async Task A_note_that_is_made_private_is_gone_at_once()
    {
        var garden = await SightGarden.PlantAsync(host);
        using var reader = host.Client(garden.Brain, "reader");
        (await TitlesAsync(reader, "budgets")).ShouldBe(["Garden Gate", "Team Handbook"], ignoreOrder: true);

        await SightGarden.SetAsync(host, garden.Brain, garden.Handbook, "visibility", "private");

        (await TitlesAsync(reader, "budgets")).ShouldBe(["Garden Gate"]);
        (await reader.SendAsync(HttpMethod.Get, $"/notes/{garden.Handbook}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await reader.ListAsync("/notes", 10)).Count.ShouldBe(1);
        State(await reader.ListAsync($"/notes/{garden.Gate}/links", 10)).ShouldBe(["Team Handbook?"]);
    }

    [Fact]
    public async Task A_withdrawn_note_is_in_no_list_and_says_so_to_those_who_would_see_it()
    {
        var garden = await SightGarden.PlantAsync(host);
        using var owner = host.Client(garden.Brain, "owner");
        using var reader = host.Client(garden.Brain, "reader");
        var all = (await owner.ListAsync("/notes", 3)).Count;

        await SightGarden.SetAsync(host, garden.Brain, garden.Gate, "withdrawn", "some session");
        await SightGarden.SetAsync(host, garden.Brain, garden.Annex, "withdrawn", "some session");

        (await owner.ListAsync("/notes", 3)).Count.ShouldBe(all - 2);
        (await TitlesAsync(owner, "Garden Gate")).ShouldNotContain("Garden Gate");
        State(await owner.ListAsync($"/notes/{garden.Handbook}/links", 10)).ShouldBe(["Zyqwort Ledger"]);
        var (status, problem) = await reader.SendAsync(HttpMethod.Get, $"/notes/{garden.Gate}");
        (status, (string)problem["type"]!).ShouldBe((HttpStatusCode.Gone, "urn:second-brain:problem:withdrawn"));
        (await owner.SendAsync(HttpMethod.Get, $"/notes/{garden.Annex}")).Status.ShouldBe(HttpStatusCode.Gone);
        (await reader.SendAsync(HttpMethod.Get, $"/notes/{garden.Annex}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Trusted_answers_are_made_without_what_is_not_trusted()
    {
        var garden = await SightGarden.PlantAsync(host);
        await SightGarden.SetAsync(host, garden.Brain, garden.Gate, "trust", "untrusted");
        using var owner = host.Client(garden.Brain, "owner");

        var hits = (await owner.GetAsync("/search?q=budgets"))["items"]!.AsArray();
        hits.Single(hit => (string)hit!["id"]! == garden.Gate)!["marks"]!.AsArray().Select(mark => (string)mark!).ShouldBe(["untrusted"]);
        (await owner.GetAsync("/search?q=budgets&trusted=true")).ToJsonString().ShouldNotContain(garden.Gate);
        (await owner.GetAsync("/context?q=budgets"))["passages"]!.AsArray().ShouldContain(passage => (string)passage!["id"]! == garden.Gate && passage["marks"]!.AsArray().Count == 1);
        (await owner.GetAsync("/context?q=budgets&trusted=true")).ToJsonString().ShouldNotContain("Garden Gate\"");
        foreach (var tool in (string[])["search", "build_context"])
        {
            (await CallAsync(owner, tool, trusted: false)).ShouldContain(garden.Gate);
            (await CallAsync(owner, tool, trusted: true)).ShouldNotContain(garden.Gate);
        }
    }

    [Fact]
    public async Task What_somebody_else_has_captured_is_no_duplicate_for_who_does_not_see_it()
    {
        var brain = await host.SharedBrainAsync();
        using var owner = host.Client(brain, "owner");
        using var editor = host.Client(brain, "editor");
        const string Text = "# The same words\n\nIn two notes.\n";
        var hidden = await SightGarden.CaptureAsync(owner, Text, "private", key: "one");

        var own = await SightGarden.CaptureAsync(editor, Text, "shared", key: "one");

        ((string)own["id"]!).ShouldNotBe((string)hidden["id"]!);
        ((bool?)own["duplicate"] ?? false).ShouldBeFalse();
        ((string)(await SightGarden.CaptureAsync(editor, Text, "shared", key: "one"))["id"]!).ShouldBe((string)own["id"]!);
    }

    [Fact]
    public async Task Anybody_reads_what_is_public_without_costing_a_call_of_the_model()
    {
        var garden = await SightGarden.PlantAsync(host);
        using var visitor = new BrainClient(host.Host.Url, garden.Brain, "none");
        visitor.Http.DefaultRequestHeaders.Authorization = null;
        var path = $"/public/{garden.Brain}";

        (await visitor.ListAsync($"{path}/notes", 10)).Select(note => (string)note["title"]!).ShouldBe(["Garden Gate"]);
        var note = await visitor.GetAsync($"{path}/notes/{garden.Gate}");
        ((string)note["content"]!).ShouldContain("Open to all");
        note.AsObject().Select(field => field.Key).ShouldNotContain("actor");
        State(await visitor.ListAsync($"{path}/notes/{garden.Gate}/links", 10)).ShouldBe(["Team Handbook?"]);
        var calls = host.ModelCalls;
        using var found = await visitor.Http.GetAsync($"{path}/search?q=budgets");
        found.Headers.CacheControl!.ToString().ShouldBe("public, max-age=60");
        JsonNode.Parse(await found.Content.ReadAsStringAsync())!["items"]!.AsArray().Select(hit => (string)hit!["title"]!).ShouldBe(["Garden Gate"]);
        host.ModelCalls.ShouldBe(calls);
        (await visitor.SendAsync(HttpMethod.Get, $"{path}/notes/{garden.Handbook}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.GetAsync("/public/no-such-brain/notes")).ToJsonString().ShouldBe((await visitor.GetAsync($"/public/{host.NewBrain()}/notes")).ToJsonString());
    }

    [Fact]
    public async Task Digests_and_reviews_of_notes_that_are_not_seen_are_not_there()
    {
        var garden = await SightGarden.PlantAsync(host);
        using var owner = host.Client(garden.Brain, "owner");
        using var editor = host.Client(garden.Brain, "editor");

        (await owner.GetAsync("/digests/latest")).ToJsonString().ShouldContain("Zyqwort");
        (await editor.SendAsync(HttpMethod.Get, "/digests/latest")).Body.ToJsonString().ShouldNotContain("Zyqwort");
        (await owner.ListAsync("/reviews", 1)).ShouldNotBeEmpty();
        (await editor.ListAsync("/reviews", 1)).ShouldBeEmpty();
        (await editor.SendAsync(HttpMethod.Get, $"/reviews/{garden.Private["review"]}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await editor.AskAsync(HttpMethod.Post, $"/reviews/{garden.Private["review"]}/decision", """{"decision":"approve"}""")).Status.ShouldBe(404);
    }

    /// <summary>The names that links lead to, with a question mark where no note has the name.</summary>
    private static IEnumerable<string> State(IEnumerable<JsonNode> links) => links.Select(link => (string?)link["target"]?["title"] ?? (string)link["name"]! + "?");

    private static async Task<List<string>> TitlesAsync(BrainClient brain, string query) =>
        [.. (await brain.GetAsync($"/search?q={Uri.EscapeDataString(query)}&limit=50"))["items"]!.AsArray().Select(hit => (string)hit!["title"]!)];

    private static async Task<string> CallAsync(BrainClient brain, string tool, bool trusted) => (await TenantAnswer.OfAsync(brain.Http, TenantTools.Request(
        "tools/call", new JsonObject { ["name"] = tool, ["arguments"] = new JsonObject { ["query"] = "budgets", ["trusted_only"] = trusted } }))).Text;
}
