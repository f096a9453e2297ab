using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;

namespace SecondBrain.Functions.Tests.Trail;

[Collection(BrainHostCollection.Name)]
public sealed class AuditTests(BrainHost host) : IDisposable
{
    private readonly BrainClient _owner = host.NewBrain();

    [Fact]
    public async Task Every_write_is_in_the_history_of_its_note_with_what_was_before_and_after()
    {
        using var agent = host.Agent(_owner.Brain, "writes");
        var note = await agent.AddAsync("# First\n\nWords.\n");
        var other = await _owner.AddAsync("# Other\n");
        await agent.RewriteAsync(note, "# Second\n\nWords.\n");
        await agent.LinkAsync(note, other);

        var entries = (await _owner.GetAsync($"/notes/{note}/history"))["items"]!.AsArray();

        entries.Select(entry => (string)entry!["action"]!).ShouldBe(["link", "edit", "capture"]);
        entries.ShouldAllBe(entry => (string)entry!["session"]! == "writes" && (string)entry["actor"]! == "claude for owner");
        ((string)entries[1]!["before"]!["title"]!, (string)entries[1]!["after"]!["title"]!).ShouldBe(("First", "Second"));
        entries[2]!["before"].ShouldBeNull();
        ((string)entries[0]!["after"]!["target"]!).ShouldBe(other);
    }

    [Fact]
    public async Task Sessions_and_their_writes_are_listed_page_by_page_and_an_empty_list_is_a_page()
    {
        (await _owner.GetAsync("/sessions"))["items"]!.AsArray().ShouldBeEmpty();
        (await _owner.SendAsync(HttpMethod.Get, "/sessions/none")).Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var session in (string[])["one", "two", "three"])
        {
            using var agent = host.Agent(_owner.Brain, session);
            for (var n = 0; n < 3; n++)
            {
                await agent.PostAsync($"# Note {n} of {session}\n");
            }
        }

        var sessions = await _owner.ListAsync("/sessions", 2);
        sessions.Select(session => ((string)session["id"]!, (int)session["writes"]!, (int)session["actions"]!["capture"]!)).ShouldBe([("three", 3, 3), ("two", 3, 3), ("one", 3, 3)]);
        (await _owner.ListAsync("/sessions/two", 2)).Select(entry => (string)entry["after"]!["title"]!).ShouldBe(["Note 2 of two", "Note 1 of two", "Note 0 of two"]);
        var note = (string)(await _owner.GetAsync("/sessions/two"))["items"]![0]!["note"]!;
        await _owner.UndoAsync("two", preview: false);
        (await _owner.ListAsync("/sessions", 2)).Single(session => (string)session["id"]! == "two")["undone"]!.GetValue<int>().ShouldBe(3);
        (await _owner.SendAsync(HttpMethod.Get, $"/notes/{note}/history")).Status.ShouldBe(HttpStatusCode.NotFound); // taken back: its session has its history
    }

    [Fact]
    public async Task The_history_of_a_note_is_listed_page_by_page()
    {
        var (a, b) = (await _owner.AddAsync("# A\n"), await _owner.AddAsync("# B\n"));
        foreach (var type in (string[])["supports", "contradicts", "cites", "follows"])
        {
            await _owner.LinkAsync(a, b, type);
        }

        (await _owner.ListAsync($"/notes/{a}/history", 2)).Select(entry => (string?)entry["after"]!["type"]).ShouldBe(["follows", "cites", "contradicts", "supports", "note"]);
        (await _owner.SendAsync(HttpMethod.Get, "/notes/01JD8Z0K3V6Q8YB2M4N5P7R9ST/history")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Recent_changes_say_who_did_what_once_a_note_and_action()
    {
        using var agent = host.Agent(_owner.Brain, "new");
        (await _owner.GetAsync("/changes"))["items"]!.AsArray().ShouldBeEmpty();
        var own = await _owner.AddAsync("# Own\n\n[[Other]]\n");
        var other = await agent.AddAsync("# Other\n");
        await agent.RewriteAsync(other, "# Other\n\nOnce.\n");
        await agent.RewriteAsync(other, "# Other\n\nTwice.\n");
        await _owner.LinkAsync(own, other);

        var changes = await _owner.ListAsync("/changes?since=2d", 2);

        changes.Select(change => $"{change["title"]} {change["version"]} {change["action"]} {change["actor"]} {change["session"]}").ShouldBe(
            ["Own 1 link owner ", "Other 3 edit claude for owner new", "Other 3 capture claude for owner new", "Own 1 capture owner "]);
    }

    [Fact]
    public async Task A_look_further_back_than_changes_are_kept_says_so()
    {
        ((string?)(await _owner.GetAsync("/changes?since=8d"))["advice"])!.ShouldContain("7 days");
        ((string?)(await _owner.GetAsync("/changes?since=6d"))["advice"]).ShouldBeNull();
        (await _owner.SendAsync(HttpMethod.Get, "/changes?since=soon")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await _owner.SendAsync(HttpMethod.Get, "/changes?cursor=x")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_decision_is_in_the_history_with_who_made_it()
    {
        using var agent = host.Agent(_owner.Brain, "asking");
        var note = await _owner.AddAsync("# A\n");
        await agent.SendAsync(HttpMethod.Post, "/proposals", TrailCalls.Json(new JsonObject { ["kind"] = "tag", ["note"] = note, ["value"] = "garden" }));
        JsonArray reviews;
        var waited = Stopwatch.StartNew();
        while ((reviews = (await _owner.GetAsync("/reviews"))["items"]!.AsArray()).Count == 0)
        {
            waited.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1), "the workflow opens it");
        }

        var (status, answer) = await _owner.SendAsync(HttpMethod.Post, $"/reviews/{reviews[0]!["id"]}/decision", TrailCalls.Json(new JsonObject { ["decision"] = "reject" }));
        status.ShouldBe(HttpStatusCode.Accepted, answer.ToJsonString());

        var entries = (await _owner.GetAsync($"/notes/{note}/history"))["items"]!.AsArray();
        entries.Select(entry => $"{entry!["action"]} {entry["actor"]}").ShouldContain("decide owner");
        entries.Select(entry => $"{entry!["action"]} {entry["actor"]}").ShouldContain("propose claude for owner");
    }

    public void Dispose() => _owner.Dispose();
}
