using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace SecondBrain.Functions.Tests;

[Collection(BrainHostCollection.Name)]
public sealed class LinkTests(BrainHost host)
{
    [Fact]
    public async Task A_link_to_a_note_that_exists_is_resolved_with_its_evidence()
    {
        using var brain = host.NewBrain();
        var saga = await brain.CaptureAsync("# Saga\n\nCompensations in reverse.\n");
        const string Text = "# Outbox\n\nOften used beside a [[saga|Saga pattern]].\n";
        var outbox = await brain.CaptureAsync(Text);

        var link = (await brain.GetAsync($"/notes/{outbox["id"]}/links"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)link["state"]!).ShouldBe("resolved");
        ((string)link["type"]!).ShouldBe("links-to");
        ((string)link["provenance"]!).ShouldBe("link");
        ((string)link["target"]!["id"]!).ShouldBe((string)saga["id"]!);
        Text[(int)link["evidence"]!["start"]!..(int)link["evidence"]!["end"]!].ShouldBe("[[saga|Saga pattern]]");

        var backlink = (await brain.GetAsync($"/notes/{saga["id"]}/backlinks"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)backlink["source"]!["title"]!).ShouldBe("Outbox");
    }

    [Fact]
    public async Task A_link_to_a_name_that_no_note_has_is_resolved_when_such_a_note_appears()
    {
        using var brain = host.NewBrain();
        var first = await brain.CaptureAsync("# First\n\nSee [[Later]] and ![[Picture of it]].\n");
        var waiting = (await brain.GetAsync($"/notes/{first["id"]}/links"))["items"]!.AsArray();
        waiting.Select(link => (string)link!["state"]!).ShouldBe(["unresolved", "unresolved"]);
        ((int)(await brain.GetAsync("/stats"))["unresolved"]!).ShouldBe(2);

        var later = await brain.CaptureAsync("---\naliases: [Later]\n---\n# The later one\n");

        var links = (await brain.GetAsync($"/notes/{first["id"]}/links"))["items"]!.AsArray();
        links.Count.ShouldBe(2);
        var resolved = links.Single(link => (string)link!["state"]! == "resolved")!;
        ((string)resolved["target"]!["id"]!).ShouldBe((string)later["id"]!);
        var stats = await brain.GetAsync("/stats");
        ((int)stats["links"]!).ShouldBe(1);
        ((int)stats["unresolved"]!).ShouldBe(1);
    }

    [Fact]
    public async Task A_relative_link_is_meant_from_the_folder_of_its_note()
    {
        using var brain = host.NewBrain();
        var target = await brain.CaptureAsync("# A\n", query: "?source=notes/deep/a%20note.md");
        await brain.CaptureAsync("# Wrong\n", query: "?source=elsewhere/a%20note.md");
        var source = await brain.CaptureAsync("# B\n\n[there](./deep/a%20note.md#part)\n", query: "?source=notes/b.md");

        var link = (await brain.GetAsync($"/notes/{source["id"]}/links"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)link["target"]!["id"]!).ShouldBe((string)target["id"]!);
    }

    [Fact]
    public async Task Two_notes_that_link_to_each_other_and_arrive_together_are_both_linked()
    {
        using var brain = host.NewBrain();
        var captures = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => brain.CaptureAsync($"# Ring {n}\n\nNext: [[Ring {(n + 1) % 16}]]\n")));
        foreach (var capture in captures)
        {
            await brain.ReceiptAsync(capture);
        }

        var stats = await brain.GetAsync("/stats");
        ((int)stats["links"]!).ShouldBe(16);
        ((int)stats["unresolved"]!).ShouldBe(0);
    }

    [Fact]
    public async Task A_link_that_is_added_by_hand_is_there_once_and_has_its_author()
    {
        using var brain = host.NewBrain();
        var (a, b) = (await brain.CaptureAsync("# A\n"), await brain.CaptureAsync("# B\n"));
        var body = $$"""{"source":"{{a["id"]}}","target":"{{b["id"]}}","type":"supports"}""";

        (await PostLinkAsync(brain, body)).Status.ShouldBe(HttpStatusCode.Created);
        (await PostLinkAsync(brain, body)).Status.ShouldBe(HttpStatusCode.OK);

        var link = (await brain.GetAsync($"/notes/{b["id"]}/backlinks"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)link["provenance"]!).ShouldBe("human");
        ((int)(await brain.GetAsync("/stats"))["links"]!).ShouldBe(1);
    }

    [Theory]
    [InlineData("{}", 400)]
    [InlineData("nonsense", 400)]
    [InlineData("{\"source\":\"A\",\"target\":\"A\",\"type\":\"no-such-type\"}", 400)]
    [InlineData("{\"source\":\"A\",\"target\":\"A\"}", 400)]
    [InlineData("{\"source\":\"A\",\"target\":\"01JDA3Z5T0M6Q8W2X4Y6Z8A0B2\"}", 404)]
    public async Task A_link_that_cannot_be_is_a_problem(string body, int status)
    {
        using var brain = host.NewBrain();
        var note = await brain.CaptureAsync("# A\n");
        var (answered, _) = await PostLinkAsync(brain, body.Replace("\"A\"", $"\"{note["id"]}\"", StringComparison.Ordinal));
        ((int)answered).ShouldBe(status);
    }

    [Fact]
    public async Task Links_and_notes_are_listed_page_by_page_and_an_empty_list_is_a_page()
    {
        using var brain = host.NewBrain();
        (await brain.GetAsync("/notes"))["items"]!.AsArray().ShouldBeEmpty();
        for (var n = 0; n < 5; n++)
        {
            await brain.CaptureAsync($"# Leaf {n}\n\n[[Root]]\n");
        }

        var root = await brain.CaptureAsync("# Root\n\n" + string.Join(' ', Enumerable.Range(0, 5).Select(n => $"[[Leaf {n}]]")) + " [[Ghost]]\n");

        (await brain.ListAsync("/notes", 2)).Select(note => (string)note["title"]!).ShouldBe(["Root", "Leaf 4", "Leaf 3", "Leaf 2", "Leaf 1", "Leaf 0"]);
        (await brain.ListAsync($"/notes/{root["id"]}/backlinks", 2)).Count.ShouldBe(5);
        var links = await brain.ListAsync($"/notes/{root["id"]}/links", 3);
        links.Count(link => (string)link["state"]! == "resolved").ShouldBe(5);
        links.Count(link => (string)link["state"]! == "unresolved").ShouldBe(1);
    }

    [Fact]
    public async Task The_graph_around_a_note_has_its_neighbours_in_both_directions()
    {
        using var brain = host.NewBrain();
        await brain.CaptureAsync("# Far\n");
        var middle = await brain.CaptureAsync("# Middle\n\n[[Far]]\n");
        await brain.CaptureAsync("# Near\n\n[[Middle]]\n");

        var graph = await brain.GetAsync($"/graph?from={middle["id"]}&depth=1");
        graph["nodes"]!.AsArray().Select(node => (string)node!["title"]!).ShouldBe(["Middle", "Far", "Near"], ignoreOrder: true);
        graph["edges"]!.AsArray().Count.ShouldBe(2);
        (await brain.GetAsync($"/graph?from={middle["id"]}&depth=0"))["nodes"]!.AsArray().Count.ShouldBe(1);
    }

    private static Task<(HttpStatusCode Status, JsonNode Body)> PostLinkAsync(BrainClient brain, string body) =>
        brain.SendAsync(HttpMethod.Post, "/links", new StringContent(body, Encoding.UTF8, "application/json"));
}
