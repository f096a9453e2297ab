using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace SecondBrain.Functions.Tests.Editing;

[Collection(BrainHostCollection.Name)]
public sealed class EditTests(BrainHost host)
{
    [Fact]
    public async Task An_edit_replaces_the_text_and_what_was_captured_stays()
    {
        using var brain = host.NewBrain();
        var note = await brain.CaptureAsync("# Sourdough\n\nFeed the starter daily.\n");

        var (status, edited, tag) = await brain.PutAsync(note, 1, "# Sourdough\n\nFeed the starter weekly.\n");

        status.ShouldBe(HttpStatusCode.OK);
        tag.ShouldBe("\"2\"");
        ((int)edited["version"]!).ShouldBe(2);
        ((string)edited["receipt"]!).ShouldNotBe((string)note["receipt"]!);
        (await brain.TextAsync(note)).ShouldBe("# Sourdough\n\nFeed the starter weekly.\n");
        (await brain.Http.GetStringAsync($"/notes/{note["id"]}/original")).ShouldBe("# Sourdough\n\nFeed the starter daily.\n");
        var receipt = await brain.ReceiptAsync(edited);
        ((string)receipt["state"]!).ShouldBe("completed");
        ((string)receipt["note"]!).ShouldBe((string)note["id"]!);
        ((string)(await brain.GetAsync((string)note["receipt"]!))["state"]!).ShouldBe("completed");
    }

    [Fact]
    public async Task What_was_edited_out_before_a_note_became_public_stays_private()
    {
        using var brain = host.NewBrain();
        var note = await brain.CaptureAsync("# Recipe\n\nFrom Aunt Xanthippe's letters.\n");
        await brain.PutAndWaitAsync(note, 1, "# Recipe\n\nFlour and water.\n");
        (await brain.PatchAsync(note, 2, """{"visibility": "public"}""")).Status.ShouldBe(HttpStatusCode.OK);
        using var visitor = new BrainClient(host.Host.Url, brain.Brain, "none");
        visitor.Http.DefaultRequestHeaders.Authorization = null;

        var seen = await visitor.GetAsync($"/public/{brain.Brain}/notes/{note["id"]}");

        ((string)seen["content"]!).ShouldBe("# Recipe\n\nFlour and water.\n");
        seen.ToJsonString().ShouldNotContain("Xanthippe");
    }

    [Fact]
    public async Task Search_finds_the_new_words_and_no_longer_the_old_ones()
    {
        using var brain = host.NewBrain();
        var note = await brain.CaptureAsync("# Birds\n\nA kookaburra laughs.\n");
        (await brain.FindAsync("\"kookaburra\"")).ShouldBe([(string)note["id"]!]);

        await brain.PutAndWaitAsync(note, 1, "# Birds\n\nA lyrebird imitates.\n");

        (await brain.FindAsync("\"lyrebird\"")).ShouldBe([(string)note["id"]!]);
        (await brain.FindAsync("\"kookaburra\"")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_edit_without_the_version_that_was_read_is_refused()
    {
        using var brain = host.NewBrain();
        var note = await brain.CaptureAsync("# Locked\n\nText.\n");
        var path = $"/notes/{note["id"]}";

        var (status, problem, _) = await brain.EditAsync(HttpMethod.Put, path, match: null, "# Other\n", "text/markdown");
        status.ShouldBe((HttpStatusCode)428);
        ((string)problem["type"]!).ShouldEndWith("precondition-required");
        foreach (var match in (string[])["*", "W/\"1\"", "1", "\"one\"", "\"1\", \"2\""])
        {
            (status, problem, _) = await brain.EditAsync(HttpMethod.Put, path, match, "# Other\n", "text/markdown");
            status.ShouldBe(HttpStatusCode.BadRequest, match);
            ((string)problem["type"]!).ShouldEndWith("bad-if-match");
        }

        (await brain.TextAsync(note)).ShouldBe("# Locked\n\nText.\n");
    }

    [Fact]
    public async Task An_edit_of_a_version_that_is_not_current_any_more_shows_what_has_changed_since()
    {
        using var brain = host.NewBrain();
        var note = await brain.CaptureAsync("# Tides\n\nOne.\nTwo.\n");
        (await brain.PutAsync(note, 1, "# Tides\n\nOne.\nTwo and a half.\n")).Status.ShouldBe(HttpStatusCode.OK);
        (await brain.PatchAsync(note, 2, """{"status": "evergreen"}""")).Status.ShouldBe(HttpStatusCode.OK);

        var (status, problem, tag) = await brain.PutAsync(note, 1, "# Tides\n\nMine.\n");

        status.ShouldBe(HttpStatusCode.PreconditionFailed);
        tag.ShouldBe("\"3\"");
        ((string)problem["type"]!).ShouldBe("urn:second-brain:problem:stale-version");
        ((int)problem["currentVersion"]!).ShouldBe(3);
        var diff = ((string)problem["diff"]!).Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        diff.ShouldContain("-Two.");
        diff.ShouldContain("+Two and a half.");
        diff.ShouldContain("-status: seed");
        diff.ShouldContain("+status: evergreen");
        (await brain.TextAsync(note)).ShouldBe("# Tides\n\nOne.\nTwo and a half.\n");
        (status, problem, _) = await brain.PutAsync(note, 9, "# Tides\n\nMine.\n");
        status.ShouldBe(HttpStatusCode.PreconditionFailed);
        ((string)problem["diff"]!).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_version_stays_readable_byte_for_byte_and_can_be_compared_and_restored()
    {
        using var brain = host.NewBrain();
        string[] texts = ["# V\n\nfirst\r\nline\n", "# V\n\nsecond ü\n", "---\ntags: [third]\n---\n# W\n\nthird\n"];
        var note = await brain.CaptureAsync(texts[0]);
        await brain.PutAndWaitAsync(note, 1, texts[1]);
        await brain.PutAndWaitAsync(note, 2, texts[2]);

        for (var version = 1; version <= 3; version++)
        {
            var read = await brain.GetAsync($"/notes/{note["id"]}/versions/{version}");
            Encoding.UTF8.GetBytes((string)read["content"]!).ShouldBe(Encoding.UTF8.GetBytes(texts[version - 1]));
            ((int)read["version"]!).ShouldBe(version);
        }

        var list = await brain.ListAsync($"/notes/{note["id"]}/versions", limit: 1);
        list.Select(each => (int)each["version"]!).ShouldBe([3, 2, 1]);
        list[0]["changed"]!.AsArray().Select(part => (string)part!).ShouldBe(["content", "title", "tags"]);
        ((string)(await brain.GetAsync($"/notes/{note["id"]}/diff?from=1&to=2"))["diff"]!).ShouldContain("+second ü");

        var (status, restored, _) = await brain.RestoreAsync(note, 3, to: 1);
        status.ShouldBe(HttpStatusCode.OK);
        ((int)restored["version"]!).ShouldBe(4);
        ((string)restored["title"]!).ShouldBe("V");
        restored["tags"]!.AsArray().ShouldBeEmpty();
        (await brain.TextAsync(note)).ShouldBe(texts[0]);
        ((int)(await brain.ListAsync($"/notes/{note["id"]}/versions", limit: 3))[0]["restoredFrom"]!).ShouldBe(1);
        (await brain.RestoreAsync(note, 4, to: 7)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await brain.RestoreAsync(note, 3, to: 2)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task Metadata_counts_at_once_and_needs_no_ingestion()
    {
        using var brain = host.NewBrain();
        var note = await brain.CaptureAsync("# Gardens\n\nMulch keeps water.\n", query: "?type=note");

        var (status, edited, _) = await brain.PatchAsync(note, 1, """{"status": "growing", "tags": ["soil"], "type": "concept", "visibility": "shared"}""");

        status.ShouldBe(HttpStatusCode.OK);
        ((string)edited["receipt"]!).ShouldBe((string)note["receipt"]!);
        (await brain.FindAsync("mulch status:growing tag:soil type:concept")).ShouldBe([(string)note["id"]!]);
        (await brain.PatchAsync(note, 2, """{"status": "growing"}""")).Tag.ShouldBe("\"2\""); // it is that already
        (await brain.PatchAsync(note, 2, """{"tags": null}""")).Body["tags"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_patch_that_makes_no_sense_changes_nothing()
    {
        using var brain = host.NewBrain();
        var note = await brain.CaptureAsync("# Sense\n\nText.\n");
        foreach (var patch in (string[])["[]", "{", """{"content": "x"}""", """{"source": "x"}""", """{"status": "ripe"}""", """{"type": "poem"}""", """{"title": " "}""", """{"title": null}""", """{"tags": "a"}""", """{"trust": "maybe"}""", """{"visibility": "secret"}""", """{"title": "a", "title": "b"}"""])
        {
            (await brain.PatchAsync(note, 1, patch)).Status.ShouldBe(HttpStatusCode.BadRequest, patch);
        }

        (await brain.PutAsync(note, 1, " \n")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await brain.EditAsync(HttpMethod.Put, $"/notes/{note["id"]}", "\"1\"", "<p>", "text/html")).Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await brain.PatchAsync(JsonNode.Parse("""{"id": "01JDA3Z5T0M6Q8W2X4Y6Z8A0B2"}""")!, 1, """{"status": "seed"}""")).Status.ShouldBe(HttpStatusCode.NotFound);
        ((int)(await brain.GetAsync($"/notes/{note["id"]}"))["version"]!).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_edit_sent_again_is_the_first_one_and_its_key_serves_no_other()
    {
        using var brain = host.NewBrain();
        var note = await brain.CaptureAsync("# Retry\n\nOne.\n");
        var first = await brain.PutAsync(note, 1, "# Retry\n\nTwo.\n", key: "edit-1");
        (await brain.PatchAsync(note, 2, """{"status": "growing"}""", key: "edit-2")).Tag.ShouldBe("\"3\"");

        var again = await brain.PutAsync(note, 1, "# Retry\n\nTwo.\n", key: "edit-1");
        again.Status.ShouldBe(HttpStatusCode.OK);
        again.Tag.ShouldBe("\"2\""); // not version 3, which this client has not seen
        ((string)again.Body["receipt"]!).ShouldBe((string)first.Body["receipt"]!);
        (await brain.PatchAsync(note, 2, """{"status": "growing"}""", key: "edit-2")).Tag.ShouldBe("\"3\"");
        (await brain.PutAsync(note, 3, "# Retry\n\nThree.\n", key: "edit-1")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await brain.PostAsync("# Other\n", key: "edit-1")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await brain.ListAsync($"/notes/{note["id"]}/versions", limit: 10)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Links_follow_the_text()
    {
        using var brain = host.NewBrain();
        var kept = await brain.CaptureAsync("# Kept\n");
        var gone = await brain.CaptureAsync("# Gone\n");
        var drawn = await brain.CaptureAsync("# Drawn\n");
        var note = await brain.CaptureAsync("# Hub\n\n[[Gone]], [[Kept]], [[Nobody]], [[Nowhere]].\n");
        (await brain.SendAsync(HttpMethod.Post, "/links", JsonContent($$"""{"source": "{{note["id"]}}", "target": "{{drawn["id"]}}", "type": "supports"}"""))).Status.ShouldBe(HttpStatusCode.Created);

        const string Text = "# Hub\n\nNow first [[Nobody]], twice [[Kept]] and [[Kept]].\n";
        await brain.PutAndWaitAsync(note, 1, Text);

        var links = (await brain.GetAsync($"/notes/{note["id"]}/links"))["items"]!.AsArray();
        links.Select(link => (string?)link!["target"]?["id"] ?? (string)link["name"]!).Order().ShouldBe(new[] { (string)kept["id"]!, (string)drawn["id"]!, "Nobody" }.Order());
        var link = links.Single(each => (string?)each!["target"]?["id"] == (string)kept["id"]!)!;
        ((double)link["weight"]!).ShouldBe(2);
        ((int)link["evidenceVersion"]!).ShouldBe(2);
        Text[(int)link["evidence"]!["start"]!..(int)link["evidence"]!["end"]!].ShouldBe("[[Kept]]");
        (await brain.GetAsync($"/notes/{gone["id"]}/backlinks"))["items"]!.AsArray().ShouldBeEmpty();
        ((int)(await brain.GetAsync("/stats"))["unresolved"]!).ShouldBe(1);

        await brain.CaptureAsync("# Nowhere\n"); // the forgotten link does not come back
        (await brain.GetAsync($"/notes/{note["id"]}/links"))["items"]!.AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_new_name_is_found_by_links_that_waited_for_it_and_an_old_one_by_none()
    {
        using var brain = host.NewBrain();
        var note = await brain.CaptureAsync("# Old Name\n\nText.\n");
        var waiting = await brain.CaptureAsync("# Waiting\n\n[[New Name]].\n");

        var (_, edited, _) = await brain.PatchAsync(note, 1, """{"title": "New Name"}""");
        await brain.ReceiptAsync(edited);

        ((string)(await brain.GetAsync($"/notes/{waiting["id"]}/links"))["items"]![0]!["target"]!["id"]!).ShouldBe((string)note["id"]!);
        var late = await brain.CaptureAsync("# Late\n\n[[Old Name]].\n");
        ((string)(await brain.GetAsync($"/notes/{late["id"]}/links"))["items"]![0]!["state"]!).ShouldBe("unresolved");
    }

    [Fact]
    public async Task What_the_text_says_of_itself_is_followed_where_it_changes()
    {
        using var brain = host.NewBrain();
        var note = await brain.CaptureAsync("---\ntags: [a, b]\ntype: person\n---\n# Title One\n\nText #c.\n");
        (await brain.PatchAsync(note, 1, """{"tags": ["a", "b", "c", "mine"]}""")).Status.ShouldBe(HttpStatusCode.OK);

        var (_, edited, _) = await brain.PutAsync(note, 2, "---\ntags: [a, d]\ntype: project\n---\n# Title Two\n\nText.\n");

        ((string)edited["title"]!).ShouldBe("Title Two");
        ((string)edited["type"]!).ShouldBe("project");
        edited["tags"]!.AsArray().Select(tag => (string)tag!).ShouldBe(["a", "mine", "d"]);
    }

    [Fact]
    public async Task Nobody_more_sees_a_note_before_its_new_text_is_what_searches_have()
    {
        using var brain = host.NewBrain();
        var note = await brain.CaptureAsync("# Plan\n\nThe password is swordfish.\n");
        var both = await brain.EditAsync(HttpMethod.Put, $"/notes/{note["id"]}", "\"1\"", """{"content": "# Plan", "visibility": "public"}""", "application/json");
        both.Status.ShouldBe(HttpStatusCode.Conflict);
        ((string)both.Body["type"]!).ShouldEndWith("not-yet-searchable");

        await brain.PutAndWaitAsync(note, 1, "# Plan\n\nNothing here.\n");
        (await brain.PatchAsync(note, 2, """{"visibility": "public"}""")).Status.ShouldBe(HttpStatusCode.OK);
        (await brain.PatchAsync(note, 3, """{"visibility": "private"}""")).Status.ShouldBe(HttpStatusCode.OK);
        (await brain.PutAsync(note, 4, "# Plan\n\nSecret again.\n")).Status.ShouldBe(HttpStatusCode.OK);
        ((string)(await brain.RestoreAsync(note, 5, to: 3)).Body["visibility"]!).ShouldBe("private");
    }

    [Fact]
    public async Task What_was_private_stays_private_after_the_note_is_shared()
    {
        using var brain = host.NewBrain();
        var note = await brain.CaptureAsync("# Plan\n\nThe password is swordfish.\n");
        await brain.PutAndWaitAsync(note, 1, "# Plan\n\nNothing here.\n");
        (await brain.PatchAsync(note, 2, """{"visibility": "shared"}""")).Status.ShouldBe(HttpStatusCode.OK);
        var versions = await brain.ListAsync($"/notes/{note["id"]}/versions", limit: 2);
        versions.Count.ShouldBe(3);

        await host.AsMemberAsync(brain.Brain, async (seen, principal, history, current) =>
        {
            (await history.FindAsync(principal, current, 1, CancellationToken.None)).ShouldBeNull();
            (await history.ReadOriginalAsync(principal, current, CancellationToken.None)).ShouldBeNull();
            (await history.DiffAsync(principal, current, 1, 3, CancellationToken.None)).ShouldBeNull();
            (await history.ListAsync(principal, current, new(), CancellationToken.None)).Items.Select(each => each.Version).ShouldBe([3]);
            var stale = await seen.EditAsync(principal, current.Id, 1, new() { Title = "x" }, CancellationToken.None);
            stale.ShouldBeOfType<SecondBrain.Core.Editing.EditResult.Stale>().Diff.ShouldBeEmpty();
            (await seen.EditAsync(principal, current.Id, 3, new() { Visibility = "private" }, CancellationToken.None)).ShouldBeOfType<SecondBrain.Core.Editing.EditResult.Rejected>();
        }, (string)note["id"]!);
    }

    private static StringContent JsonContent(string json) => new(json, Encoding.UTF8, "application/json");
}
