using System.Net;
using System.Text.Json.Nodes;
using SecondBrain.Core.Access;
using SecondBrain.Functions.Tests.Reviews;

namespace SecondBrain.Functions.Tests.Safety;

/// <summary>What assistants propose and people decide, over the real host.</summary>
public sealed class ProposalTests : IClassFixture<SwitchableHost>, IDisposable
{
    private readonly BrainClient _brain;
    private readonly BrainClient _agent;
    private readonly BrainClient _writer;

    public ProposalTests(SwitchableHost host)
    {
        _brain = host.NewBrain();
        _agent = host.Host.Agent(_brain.Brain, Scope.Read, Scope.Propose);
        _writer = host.Host.Agent(_brain.Brain, [.. Scope.All]);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _agent.Dispose();
        _brain.Dispose();
    }

    [Fact]
    public async Task A_proposed_tag_is_the_notes_tag_once_a_person_approves_it()
    {
        var note = await NoteAsync("# Compost");
        var (status, answer) = await ProposeAsync(new() { ["kind"] = "tag", ["note"] = note, ["value"] = "#garden", ["reason"] = "It is about soil." });
        (status, (string)answer["state"]!).ShouldBe((HttpStatusCode.Accepted, "proposed"));

        var review = await _brain.ReviewAsync(each => (string)each["id"]! == (string)answer["review"]!);
        ((string)review["kind"]!, (string)review["value"]!, (string)review["reason"]!, (string)review["by"]!).ShouldBe(("tag", "garden", "It is about soil.", "claude for owner"));
        (await TagsAsync(note)).ShouldBeEmpty();

        (await _brain.DecideAsync(review, """{"decision":"approve"}""")).Status.ShouldBe(HttpStatusCode.Accepted);
        await _brain.ReviewAsync(review, "approved");
        (await TagsAsync(note)).ShouldBe(["garden"]);
        ((int)(await _brain.GetAsync($"/notes/{note}"))["version"]!).ShouldBe(2);
    }

    [Fact]
    public async Task A_status_and_a_link_are_applied_and_a_merge_is_started()
    {
        var (a, b) = (await NoteAsync("# Alpha"), await NoteAsync("# Beta"));
        await ApprovedAsync(new() { ["kind"] = "status", ["note"] = a, ["value"] = "evergreen" });
        ((string)(await _brain.GetAsync($"/notes/{a}"))["status"]!).ShouldBe("evergreen");

        await ApprovedAsync(new() { ["kind"] = "link", ["note"] = a, ["other"] = b, ["type"] = "supports" });
        (await _brain.LinksAsync(a)).ShouldBe([$"supports {b} model"]);

        await ApprovedAsync(new() { ["kind"] = "merge", ["note"] = a, ["other"] = b });
        while ((await _brain.ListAsync("/executions?workflow=merge-notes", 10)).Count == 0)
        {
            await Task.Delay(20);
        }
    }

    [Fact]
    public async Task The_same_proposal_twice_is_one_review_and_a_rejected_one_is_not_asked_again()
    {
        var note = await NoteAsync("# Once");
        JsonObject Tag() => new() { ["kind"] = "tag", ["note"] = note, ["value"] = "maybe" };
        var (first, one) = await ProposeAsync(Tag());
        var (second, two) = await ProposeAsync(Tag());
        (first, second).ShouldBe((HttpStatusCode.Accepted, HttpStatusCode.OK));
        ((string)two["review"]!).ShouldBe((string)one["review"]!);

        var review = await _brain.ReviewAsync(each => (string)each["id"]! == (string)one["review"]!);
        (await _brain.ListAsync("/reviews", 10)).Count.ShouldBe(1);
        await _brain.DecideAsync(review, """{"decision":"reject"}""");
        await _brain.ReviewAsync(review, "rejected");

        var (third, three) = await ProposeAsync(Tag());
        (third, (string)three["state"]!, three["review"]).ShouldBe((HttpStatusCode.OK, "rejected", null));
        (await _brain.ListAsync("/reviews", 10)).ShouldBeEmpty();
        (await TagsAsync(note)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_who_approves_can_trust_the_note()
    {
        var capture = await _brain.CaptureAsync("# Clipped\n\nFrom the web.\n", query: "?source=https%3A%2F%2Fexample.com%2Fpage");
        await _brain.ReceiptAsync(capture);
        var note = (string)capture["id"]!;
        ((string)(await _brain.GetAsync($"/notes/{note}"))["trust"]!).ShouldBe("untrusted");
        await ApprovedAsync(new() { ["kind"] = "tag", ["note"] = note, ["value"] = "read" }, """{"decision":"approve","trust":true}""");
        ((string)(await _brain.GetAsync($"/notes/{note}"))["trust"]!).ShouldBe("trusted");
    }

    [Theory]
    [InlineData("""{"kind":"rename","note":"NOTE"}""", "kind")]
    [InlineData("""{"kind":"tag","note":"NOTE"}""", "value")]
    [InlineData("""{"kind":"status","note":"NOTE","value":"perfect"}""", "evergreen")]
    [InlineData("""{"kind":"link","note":"NOTE","type":"supports"}""", "other")]
    [InlineData("""{"kind":"merge","note":"NOTE","other":"NOTE"}""", "same note")]
    [InlineData("""{"kind":"status","note":"NOTE","value":"seed"}""", "already")]
    public async Task A_proposal_that_makes_no_sense_says_what_would(string body, string advice)
    {
        var note = await NoteAsync("# Sense");
        var (status, problem) = await ProposeAsync(JsonNode.Parse(body.Replace("NOTE", note, StringComparison.Ordinal))!.AsObject());
        status.ShouldBe(HttpStatusCode.BadRequest);
        ((string)problem["detail"]!).ShouldContain(advice);
    }

    [Fact]
    public async Task A_flag_is_kept_once_with_who_said_why_and_only_people_take_it_away()
    {
        var note = await NoteAsync("# Prices of 2019");
        var flag = new JsonObject { ["reason"] = "outdated", ["why"] = "Seven years old." };
        (await _agent.SendAsync(HttpMethod.Post, $"/notes/{note}/flags", AgentClients.Json(flag))).Status.ShouldBe(HttpStatusCode.Created);
        (await _agent.SendAsync(HttpMethod.Post, $"/notes/{note}/flags", AgentClients.Json(flag))).Status.ShouldBe(HttpStatusCode.OK);
        var report = (await _brain.GetAsync($"/notes/{note}"))["reports"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)report["reason"]!, (string)report["why"]!, (string)report["by"]!).ShouldBe(("outdated", "Seven years old.", "claude for owner"));

        (await _agent.Http.DeleteAsync($"/notes/{note}/flags/outdated")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _writer.Http.DeleteAsync($"/notes/{note}/flags/outdated")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "an agent whose token allows everything");
        (await _brain.Http.DeleteAsync($"/notes/{note}/flags/outdated")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await _brain.GetAsync($"/notes/{note}"))["reports"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sure_link_from_untrusted_text_waits_for_a_person()
    {
        var target = await NoteAsync("# Byzantine Fault Tolerance");
        var capture = await _brain.CaptureAsync("# Load\n\nOverload protection. It names Byzantine Fault Tolerance beside other terms.\n", query: "?source=https%3A%2F%2Fexample.com");
        await _brain.ReceiptAsync(capture);

        var review = await _brain.ReviewAsync(each => (string)each["notes"]![0]!["id"]! == (string)capture["id"]!);
        ((double)review["confidence"]!).ShouldBe(0.95);
        (await _brain.LinksAsync((string)capture["id"]!)).ShouldBeEmpty();
        (await _brain.ListAsync($"/notes/{target}/backlinks", 10)).ShouldBeEmpty();
    }

    private async Task ApprovedAsync(JsonObject proposal, string decision = """{"decision":"approve"}""")
    {
        var (_, answer) = await ProposeAsync(proposal);
        var review = await _brain.ReviewAsync(each => (string)each["id"]! == (string)answer["review"]!);
        (await _brain.DecideAsync(review, decision)).Status.ShouldBe(HttpStatusCode.Accepted);
        await _brain.ReviewAsync(review, "approved");
    }

    private Task<(HttpStatusCode Status, JsonNode Body)> ProposeAsync(JsonObject body) => _agent.SendAsync(HttpMethod.Post, "/proposals", AgentClients.Json(body));

    private async Task<string> NoteAsync(string text)
    {
        var capture = await _brain.CaptureAsync(text);
        await _brain.ReceiptAsync(capture);
        return (string)capture["id"]!;
    }

    private async Task<List<string>> TagsAsync(string note) => [.. (await _brain.GetAsync($"/notes/{note}"))["tags"]!.AsArray().Select(tag => (string)tag!)];
}
