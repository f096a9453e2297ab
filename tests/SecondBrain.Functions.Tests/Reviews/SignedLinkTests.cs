using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Reviews;

namespace SecondBrain.Functions.Tests.Reviews;

/// <summary>The links that an e-mail has: no token, one answer.</summary>
public sealed class SignedLinkTests(SwitchableHost host) : IClassFixture<SwitchableHost>, IDisposable
{
    private readonly BrainClient _brain = host.NewBrain();
    private readonly HttpClient _mail = new() { BaseAddress = new Uri(host.Host.Url) };

    public void Dispose()
    {
        _brain.Dispose();
        _mail.Dispose();
    }

    [Fact]
    public async Task Looking_at_a_link_decides_nothing_and_sending_it_decides_once()
    {
        var (review, source, _) = await _brain.ProposeAsync("Red Thread");
        var link = await LinkAsync(review, ReviewChoice.Approve);

        using var page = await _mail.GetAsync(link);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        page.Headers.GetValues("referrer-policy").ShouldBe(["no-referrer"]);
        (await page.Content.ReadAsStringAsync()).ShouldContain("Red Thread");
        (await _brain.GetAsync($"/reviews/{review["id"]}"))["decision"].ShouldBeNull();

        (await PostAsync(link)).ShouldBe(HttpStatusCode.Accepted);
        ((string)(await _brain.ReviewAsync(review, "approved"))["decision"]!["actor"]!).ShouldBe("owner by e-mail");
        (await _brain.LinksAsync(source)).Count.ShouldBe(1);
        (await PostAsync(await LinkAsync(review, ReviewChoice.Reject))).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_link_that_was_changed_or_has_expired_is_refused()
    {
        var (review, _, _) = await _brain.ProposeAsync("Blue Hour");
        var link = await LinkAsync(review, ReviewChoice.Approve);
        var (payload, signature) = (link.Split("token=")[1].Split('.')[0], link.Split('.')[1]);
        string[] forged =
        [
            link[..^1] + (link[^1] == 'A' ? 'E' : 'A'),
            $"/reviews/decide?token={payload}",
            $"/reviews/decide?token=x{payload}.{signature}",
            "/reviews/decide?token=.",
            "/reviews/decide",
            await LinkAsync(review, ReviewChoice.Approve, TimeSpan.FromSeconds(-1)),
        ];
        foreach (var each in forged)
        {
            (await PostAsync(each)).ShouldBe(HttpStatusCode.Forbidden, each);
        }

        (await _brain.GetAsync($"/reviews/{review["id"]}"))["decision"].ShouldBeNull();
    }

    [Fact]
    public async Task A_link_for_an_earlier_question_does_not_answer_a_later_one()
    {
        var (review, _, _) = await _brain.ProposeAsync("Old Letter");
        var old = await LinkAsync(review, ReviewChoice.Approve);
        await _brain.DecideAsync(review, $$"""{"decision":"snooze","until":"{{TimeProvider.System.GetUtcNow().AddSeconds(1):O}}"}""");
        await _brain.ReviewAsync(review, "snoozed");
        var again = await _brain.ReviewAsync(review, "pending");

        (await PostAsync(old)).ShouldBe(HttpStatusCode.Conflict);
        (await PostAsync(await LinkAsync(again, ReviewChoice.Reject))).ShouldBe(HttpStatusCode.Accepted);
    }

    private async Task<string> LinkAsync(System.Text.Json.Nodes.JsonNode review, string choice, TimeSpan? validity = null)
    {
        var found = await host.Host.Services.GetRequiredService<IReviewStore>()
            .FindAsync(BrainId.Parse(_brain.Brain), ReviewId.Parse((string)review["id"]!), CancellationToken.None);
        return await host.Host.Services.GetRequiredService<ReviewLinks>().CreateAsync(found!, choice, validity ?? TimeSpan.FromDays(3), CancellationToken.None);
    }

    private async Task<HttpStatusCode> PostAsync(string link)
    {
        using var answer = await _mail.PostAsync(link, content: null);
        return answer.StatusCode;
    }
}
