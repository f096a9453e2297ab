using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Audit;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Functions.Tests.Trail;

[Collection(BrainHostCollection.Name)]
public sealed class UndoTests(BrainHost host) : IDisposable
{
    private readonly BrainClient _owner = host.NewBrain();
    private readonly List<BrainClient> _agents = [];

    [Fact]
    public async Task A_preview_writes_nothing_and_says_what_the_run_does()
    {
        var agent = Agent("tour");
        var own = await _owner.AddAsync("# Own\n\nThe owner's words about quokkas, see [[Guess]].\n");
        var guess = await agent.AddAsync("# Guess\n\nAn agent's words about quokkas.\n");
        var second = await agent.AddAsync("# Second guess\n\nMore of it.\n");
        (await agent.LinkAsync(own, guess)).ShouldBe(201);
        (await agent.LinkAsync(own, second, "cites")).ShouldBe(201);
        (await _owner.LinkAsync(own, second, "contradicts")).ShouldBe(201);

        var preview = await _owner.UndoAsync("tour", preview: true);
        ((int)preview["undone"]!).ShouldBe(4);
        ((string)preview["advice"]!).ShouldContain("?preview=false");
        (await _owner.TitlesAsync("/notes")).ShouldBe(["Guess", "Own", "Second guess"]);

        var run = await _owner.UndoAsync("tour", preview: false);
        TrailCalls.Steps(run).ShouldBe(TrailCalls.Steps(preview));
        TrailCalls.Steps(run).Count(step => step.Contains("links of other notes lead to it", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task What_an_undone_session_wrote_is_gone_from_every_door()
    {
        var agent = Agent("walk");
        var own = await _owner.AddAsync("# Own\n\nThe owner's words about wombats, see [[Guess]].\n");
        var guess = await agent.AddAsync("# Guess\n\nAn agent's words about wombats.\n");
        await agent.LinkAsync(own, guess);
        await _owner.LinkAsync(own, guess, "contradicts");

        await _owner.UndoAsync("walk", preview: false);

        (await _owner.TitlesAsync("/notes")).ShouldBe(["Own"]);
        (await _owner.SendAsync(HttpMethod.Get, $"/notes/{guess}")).Status.ShouldBe(HttpStatusCode.Gone);
        (await _owner.TitlesAsync("/search?q=wombats")).ShouldBe(["Own"]);
        (await _owner.TitlesAsync($"/graph/centrality")).ShouldBe(["Own"]);
        var link = (await _owner.GetAsync($"/notes/{own}/links"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)link["state"]!, (string)link["name"]!).ShouldBe(("unresolved", "Guess"));
        ((int)(await _owner.GetAsync("/stats"))["notes"]!).ShouldBe(1);
        (await _owner.GetAsync("/changes?since=1d"))["items"]!.AsArray().Select(change => $"{change!["title"]}: {change["action"]}").ShouldBe(["Own: unlink", "Own: link", "Own: capture"]);
    }

    [Fact]
    public async Task Undoing_the_undoing_brings_everything_back()
    {
        var agent = Agent("first");
        var own = await _owner.AddAsync("# Own\n\nThe owner's words about numbats, see [[Guess]].\n");
        var guess = await agent.AddAsync("# Guess\n\nAn agent's words about numbats.\n");
        await agent.LinkAsync(guess, own);
        await agent.RewriteAsync(guess, "# Guess\n\nAn agent's better words about numbats.\n");
        var before = await DoorsAsync(own, guess);

        var undone = await _owner.UndoAsync("first", preview: false);
        (await _owner.TitlesAsync("/search?q=numbats")).ShouldBe(["Own"]);
        await _owner.UndoAsync((string)undone["undoneAs"]!, preview: false);
        (await DoorsAsync(own, guess)).ShouldBe(before);

        await _owner.UndoAsync("first", preview: false);
        (await _owner.TitlesAsync("/search?q=numbats")).ShouldBe(["Own"]);
        await _owner.UndoAsync("undo-first", preview: false);
        (await DoorsAsync(own, guess)).ShouldBe(before);
    }

    [Fact]
    public async Task Undoing_twice_is_undoing_once()
    {
        var agent = Agent("twice");
        await agent.AddAsync("# Guess\n\nAn agent's words.\n");
        await _owner.UndoAsync("twice", preview: false);
        var again = await _owner.UndoAsync("twice", preview: false);
        ((int)again["undone"]!, (int)again["undoneBefore"]!).ShouldBe((0, 1));
        ((int)(await _owner.GetAsync("/sessions/undo-twice"))["items"]!.AsArray().Count).ShouldBe(1);
    }

    [Fact]
    public async Task An_edit_is_taken_back_to_the_version_before_the_session()
    {
        var writer = Agent("writing");
        var editor = Agent("editing");
        var note = await writer.AddAsync("# Draft\n\nFirst words.\n");
        await editor.RewriteAsync(note, "# Draft\n\nSecond words.\n");
        await editor.RewriteAsync(note, "# Draft\n\nThird words.\n");

        var report = await _owner.UndoAsync("editing", preview: false);

        ((int)report["undone"]!).ShouldBe(2);
        var restored = await _owner.GetAsync($"/notes/{note}");
        ((string)restored["content"]!, (int)restored["version"]!).ShouldBe(("# Draft\n\nFirst words.\n", 4));
        await _owner.UndoAsync("undo-editing", preview: false);
        ((string)(await _owner.GetAsync($"/notes/{note}"))["content"]!).ShouldBe("# Draft\n\nThird words.\n");
    }

    [Fact]
    public async Task What_somebody_changed_since_is_left_and_the_report_says_who()
    {
        var agent = Agent("left");
        var taken = await agent.AddAsync("# Taken over\n\nAn agent's words.\n");
        var other = await agent.AddAsync("# Other\n\nAlso an agent's words.\n");
        await agent.LinkAsync(taken, other);
        await _owner.RewriteAsync(taken, "# Taken over\n\nThe owner's words.\n");
        (await _owner.LinkAsync(taken, other)).ShouldBe(201); // the owner draws it too: it is theirs now

        var preview = await _owner.UndoAsync("left", preview: true);
        var run = await _owner.UndoAsync("left", preview: false);

        TrailCalls.Steps(run).ShouldBe(TrailCalls.Steps(preview));
        run["steps"]!.AsArray().Select(step => (string)step!["outcome"]!).ShouldBe(["left", "undone", "left"]);
        ((string)run["steps"]![2]!["detail"]!).ShouldContain("owner changed it since");
        (await _owner.TitlesAsync("/notes")).ShouldBe(["Taken over"]);
    }

    [Fact]
    public async Task Words_that_somebody_else_captured_too_are_not_taken_away()
    {
        const string Words = "# Both\n\nThe same words.\n";
        await Agent("mine").AddAsync(Words);
        await _owner.AddAsync(Words);
        await Agent("mine").AddAsync(Words); // the agent's own repetition does not count

        var report = await _owner.UndoAsync("mine", preview: false);

        ((int)report["left"]!).ShouldBe(1);
        ((string)report["steps"]![0]!["detail"]!).ShouldContain("owner captured it too");
        (await _owner.TitlesAsync("/notes")).ShouldBe(["Both"]);
    }

    [Fact]
    public async Task A_person_who_captures_withdrawn_words_again_has_the_note_back_and_an_agent_does_not()
    {
        const string Words = "# Back\n\nWords that come back, said [[Own]].\n";
        var own = await _owner.AddAsync("# Own\n\nSee [[Back]].\n");
        var agent = Agent("gone");
        var note = await agent.AddAsync(Words);
        await _owner.UndoAsync("gone", preview: false);

        using (var refused = await agent.PostAsync(Words))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            (await refused.Content.ReadAsStringAsync()).ShouldContain("undo-gone");
        }

        (await _owner.AddAsync(Words)).ShouldBe(note);
        ((string)(await _owner.GetAsync($"/notes/{note}"))["content"]!).ShouldBe(Words);
        ((string)(await _owner.GetAsync($"/notes/{own}/links"))["items"]![0]!["state"]!).ShouldBe("resolved");
        var redo = await _owner.UndoAsync("undo-gone", preview: false);
        ((string)redo["steps"]![0]!["outcome"]!).ShouldBe("left");
    }

    [Fact]
    public async Task A_capture_after_one_that_failed_when_it_had_brought_the_note_back_brings_the_links_back_too()
    {
        const string Words = "# Half back\n\nWords that come back.\n";
        var own = await _owner.AddAsync("# Own\n\nSee [[Half back]].\n");
        var note = await Agent("half").AddAsync(Words);
        await _owner.UndoAsync("half", preview: false);
        var (brain, services) = (BrainId.Parse(_owner.Brain), host.Host.Services);
        var withdrawn = (await services.GetRequiredService<INoteStore>().FindAsync(brain, NoteId.Parse(note), CancellationToken.None)).ShouldNotBeNull();
        (await services.GetRequiredService<IReversalStore>().BringBackAsync(Owner(), withdrawn, CancellationToken.None)).ShouldBeTrue();
        (await StateAsync()).ShouldBe("unresolved");

        (await _owner.AddAsync(Words)).ShouldBe(note);
        (await StateAsync()).ShouldBe("resolved");

        Principal Owner() => new(brain, "owner", ActorKind.Human, Session: null, Scope.All.ToHashSet());

        async Task<string> StateAsync() => (string)(await _owner.GetAsync($"/notes/{own}/links"))["items"]![0]!["state"]!;
    }

    [Fact]
    public async Task An_agent_undoes_its_own_session_and_no_other()
    {
        var agent = Agent("mine-only");
        await agent.AddAsync("# Mine\n");
        await Agent("others", "codex").AddAsync("# Others\n");

        var (status, problem) = await agent.SendAsync(HttpMethod.Post, "/sessions/others/undo?preview=false");
        status.ShouldBe(HttpStatusCode.Forbidden);
        ((string)problem["detail"]!).ShouldContain("mine-only");
        (await Agent("mine-only", "codex").UndoAsync("mine-only", preview: false))["steps"]![0]!["outcome"]!.GetValue<string>().ShouldBe("left"); // another actor of the same name of session
        (await agent.UndoAsync("mine-only", preview: false))["undone"]!.GetValue<int>().ShouldBe(1);
        (await agent.UndoAsync("undo-mine-only", preview: false))["undone"]!.GetValue<int>().ShouldBe(1);
        (await _owner.SendAsync(HttpMethod.Post, "/sessions/nobody/undo")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await _owner.TitlesAsync("/notes")).ShouldBe(["Mine", "Others"]);
    }

    [Fact]
    public async Task A_proposal_that_waits_is_taken_back_with_its_review_and_a_decided_one_stays()
    {
        var agent = Agent("proposing");
        var a = await _owner.AddAsync("# A\n");
        await ProposeAsync("supports-tag");
        await ProposeAsync("kept");
        var kept = (await _owner.GetAsync("/reviews"))["items"]!.AsArray().Single(review => review!.ToJsonString().Contains("kept", StringComparison.Ordinal))!;
        await _owner.SendAsync(HttpMethod.Post, $"/reviews/{kept["id"]}/decision", TrailCalls.Json(new JsonObject { ["decision"] = "approve" }));
        await UntilAsync(async () => (await _owner.GetAsync("/reviews?state=approved"))["items"]!.AsArray().Count > 0, "the workflow applies it");

        var report = await _owner.UndoAsync("proposing", preview: false);

        report["steps"]!.AsArray().Select(step => (string)step!["outcome"]!).ShouldBe(["left", "undone"]);
        (await _owner.GetAsync("/reviews"))["items"]!.AsArray().ShouldBeEmpty();
        (await _owner.GetAsync($"/notes/{a}"))["tags"]!.AsArray().Select(tag => (string)tag!).ShouldBe(["kept"]);
        await ProposeAsync("supports-tag"); // it can be proposed again
        (await _owner.GetAsync("/reviews"))["items"]!.AsArray().Count.ShouldBe(1);

        async Task ProposeAsync(string tag)
        {
            var (status, body) = await agent.SendAsync(HttpMethod.Post, "/proposals", TrailCalls.Json(new JsonObject { ["kind"] = "tag", ["note"] = a, ["value"] = tag }));
            ((int)status).ShouldBe(202, body.ToJsonString());
            await UntilAsync(
                async () => (await _owner.GetAsync("/reviews"))["items"]!.AsArray().Any(review => review!.ToJsonString().Contains(tag, StringComparison.Ordinal)), $"the workflow opens {tag}");
        }

        static async Task UntilAsync(Func<Task<bool>> holds, string what)
        {
            var waited = Stopwatch.StartNew();
            while (!await holds())
            {
                waited.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1), what);
            }
        }
    }

    [Fact]
    public async Task A_session_of_many_writes_is_undone_page_by_page()
    {
        var agent = Agent("pages");
        for (var n = 0; n < 5; n++)
        {
            await agent.PostAsync($"# Page {n}\n");
        }

        var (pages, undone, cursor) = (0, 0, (string?)null);
        do
        {
            var page = (await _owner.SendAsync(HttpMethod.Post, $"/sessions/pages/undo?preview=false&limit=2{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}")).Body;
            (pages, undone, cursor) = (pages + 1, undone + (int)page["undone"]!, (string?)page["next"]);
        }
        while (cursor is not null);

        (pages, undone).ShouldBe((3, 5));
        (await _owner.GetAsync("/notes"))["items"]!.AsArray().ShouldBeEmpty();
    }

    public void Dispose()
    {
        _owner.Dispose();
        _agents.ForEach(agent => agent.Dispose());
    }

    private BrainClient Agent(string session, string agent = "claude")
    {
        _agents.Add(host.Agent(_owner.Brain, session, agent));
        return _agents[^1];
    }

    private async Task<string> DoorsAsync(string own, string guess)
    {
        var doors = new JsonArray();
        foreach (var path in (string[])["/notes", $"/notes/{own}", $"/notes/{guess}", $"/notes/{own}/links", $"/notes/{guess}/links", $"/notes/{own}/backlinks", "/stats", "/search?q=numbats", $"/graph?from={own}"])
        {
            doors.Add(await _owner.GetAsync(path));
        }

        // a link of a text that was looked up again is a little younger
        return System.Text.RegularExpressions.Regex.Replace(doors.ToJsonString(), "\"createdAt\":\"[^\"]*\"", "");
    }
}
