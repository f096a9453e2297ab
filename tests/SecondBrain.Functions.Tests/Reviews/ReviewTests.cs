using System.Net;
using SecondBrain.Core.Access;
using SecondBrain.Local.Authorization;

namespace SecondBrain.Functions.Tests.Reviews;

/// <summary>Proposals and the people who decide them, over the real host: functions, workflows, table.</summary>
public sealed class ReviewTests(SwitchableHost host) : IClassFixture<SwitchableHost>, IDisposable
{
    private readonly BrainClient _brain = host.NewBrain();

    public void Dispose() => _brain.Dispose();

    [Fact]
    public async Task A_proposal_waits_with_its_evidence_and_is_no_link_before_it_is_approved()
    {
        var (review, source, target) = await _brain.ProposeAsync("Garden Path");

        ((string)review["kind"]!, (string)review["state"]!, (string)review["type"]!).ShouldBe(("link", "pending", "links-to"));
        ((string)review["quote"]!, (string)review["by"]!, (double)review["confidence"]!).ShouldBe(("Garden Path", "deterministic/1", 0.85));
        review["notes"]!.AsArray().Select(note => (string)note!["id"]!).ShouldBe([source, target]);
        (await _brain.LinksAsync(source)).ShouldBeEmpty();
        (await _brain.GetAsync($"/graph?from={source}&depth=1"))["edges"]!.AsArray().ShouldBeEmpty();

        (await _brain.DecideAsync(review, """{"decision":"approve"}""")).Status.ShouldBe(HttpStatusCode.Accepted);
        var approved = await _brain.ReviewAsync(review, "approved");
        ((string)approved["decision"]!["actor"]!).ShouldBe("owner");
        (await _brain.LinksAsync(source)).ShouldBe([$"links-to {target} model"]);
        (await _brain.GetAsync($"/graph?from={source}&depth=1"))["edges"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_decision_is_made_once_and_the_same_one_again_is_the_same()
    {
        var (review, source, _) = await _brain.ProposeAsync("Second Thought");
        (await _brain.DecideAsync(review, """{"decision":"reject"}""")).Status.ShouldBe(HttpStatusCode.Accepted);
        (await _brain.DecideAsync(review, """{"decision":"reject"}""")).Status.ShouldBe(HttpStatusCode.Accepted);
        var (status, problem) = await _brain.DecideAsync(review, """{"decision":"approve"}""");
        (status, (string)problem["type"]!).ShouldBe((HttpStatusCode.Conflict, "urn:second-brain:problem:already-decided"));
        await _brain.ReviewAsync(review, "rejected");
        (await _brain.LinksAsync(source)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rejected_link_is_not_proposed_again()
    {
        var (review, source, _) = await _brain.ProposeAsync("Cold Start");
        await _brain.DecideAsync(review, """{"decision":"reject"}""");
        await _brain.ReviewAsync(review, "rejected");

        var capture = ((string)(await _brain.GetAsync($"/notes/{source}"))["receipt"]!).Split('/')[^1];
        var again = await FunctionCalls.InvokeAsync(host.Host, "EnrichNote", $$"""{"brain":"{{_brain.Brain}}","capture":"{{capture}}","note":"{{source}}","retries":0}""");
        again["proposals"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_edited_link_is_accepted_as_edited()
    {
        var (review, source, _) = await _brain.ProposeAsync("Open Door");
        var other = (string)(await _brain.CaptureAsync("# Elsewhere\n"))["id"]!;
        (await _brain.DecideAsync(review, $$"""{"decision":"edit","type":"supports","target":"{{other}}"}""")).Status.ShouldBe(HttpStatusCode.Accepted);
        await _brain.ReviewAsync(review, "approved");
        (await _brain.LinksAsync(source)).ShouldBe([$"supports {other} model"]);
    }

    [Fact]
    public async Task A_snoozed_review_is_asked_again()
    {
        var (review, _, _) = await _brain.ProposeAsync("Late Bloom");
        var until = TimeProvider.System.GetUtcNow().AddSeconds(2).ToString("O");
        (await _brain.DecideAsync(review, $$"""{"decision":"snooze","until":"{{until}}"}""")).Status.ShouldBe(HttpStatusCode.Accepted);
        (await _brain.ReviewAsync(review, "snoozed"))["snoozedUntil"].ShouldNotBeNull();
        var again = await _brain.ReviewAsync(review, "pending");
        again["decision"].ShouldBeNull();
        (await _brain.DecideAsync(again, """{"decision":"reject"}""")).Status.ShouldBe(HttpStatusCode.Accepted);
        await _brain.ReviewAsync(review, "rejected");
    }

    [Theory]
    [InlineData("""{"decision":"maybe"}""")]
    [InlineData("""{"decision":"edit"}""")]
    [InlineData("""{"decision":"edit","type":"adores"}""")]
    [InlineData("""{"decision":"edit","target":"01JDA3Z5T0M6Q8W2X4Y6Z8A0B2"}""")]
    [InlineData("""{"decision":"approve","type":"supports"}""")]
    [InlineData("""{"decision":"snooze"}""")]
    [InlineData("""{"decision":"snooze","until":"2020-01-01T00:00:00Z"}""")]
    [InlineData("""{"decision":"approve","as":"admin"}""")]
    [InlineData("{}")]
    [InlineData("approve")]
    public async Task A_decision_that_cannot_be_carried_out_is_refused(string decision)
    {
        var review = await SharedAsync();
        (await _brain.DecideAsync(review, decision)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await _brain.GetAsync($"/reviews/{review["id"]}"))["decision"].ShouldBeNull();
    }

    [Fact]
    public async Task People_decide_and_agents_do_not()
    {
        var review = await SharedAsync();
        var token = host.Host.Issuer.Mint(new TokenRequest(_brain.Brain, "owner", Scope.All, TimeSpan.FromHours(1)) { Agent = "helper", Session = "s" });
        using var agent = new BrainClient(host.Host.Url, _brain.Brain, token);
        var (status, problem) = await agent.DecideAsync(review, """{"decision":"approve"}""");
        (status, (string)problem["type"]!).ShouldBe((HttpStatusCode.Forbidden, "urn:second-brain:problem:only-people-decide"));
    }

    [Fact]
    public async Task Reviews_of_another_brain_do_not_exist()
    {
        var review = await SharedAsync();
        using var other = host.NewBrain();
        (await other.ListAsync("/reviews", 10)).ShouldBeEmpty();
        (await other.SendAsync(HttpMethod.Get, $"/reviews/{review["id"]}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.DecideAsync(review, """{"decision":"approve"}""")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.SendAsync(HttpMethod.Get, "/reviews?state=unknown")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task No_answer_holds_the_token_of_the_workflow_that_waits()
    {
        var review = await SharedAsync();
        var one = (await _brain.GetAsync($"/reviews/{review["id"]}")).ToJsonString();
        var all = (await _brain.GetAsync("/reviews")).ToJsonString();
        foreach (var text in new[] { one, all }) text.ToLowerInvariant().ShouldNotContain("token");
    }

    private async Task<System.Text.Json.Nodes.JsonNode> SharedAsync() => (await _brain.ProposeAsync("Quiet Hour")).Review;
}
