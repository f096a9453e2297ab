using System.Net;
using System.Text.Json.Nodes;

namespace SecondBrain.Functions.Tests.Safety;

/// <summary>Limits over the real table and the real functions.</summary>
public sealed class WriteLimitTests(LimitedHost hosts) : IClassFixture<LimitedHost>
{
    [Fact]
    public async Task A_session_that_has_written_enough_gets_429_and_when_to_come_back()
    {
        using var agent = hosts.First.Agent("limited-session");
        for (var i = 0; i < LimitedHost.Session; i++)
        {
            (await agent.PostAsync($"Note {i}.")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        }

        var refused = await agent.PostAsync("One too many.");
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
        ((string)problem["type"]!).ShouldBe("urn:second-brain:problem:limited");
        ((string)problem["detail"]!).ShouldContain("session");
        (await agent.PostAsync("Note 0.")).StatusCode.ShouldBe(HttpStatusCode.Accepted, "a repeated capture writes nothing and is not limited");
        (await agent.ListAsync("/notes", 20)).Count.ShouldBe(LimitedHost.Session);
    }

    [Fact]
    public async Task Every_door_of_writing_counts()
    {
        const string brain = "limited-doors";
        using var owner = new BrainClient(hosts.First.Url, brain, hosts.First.Issuer.Mint(new(brain, "owner", Core.Access.Scope.All, TimeSpan.FromHours(1))));
        var a = (string)(await owner.CaptureAsync("# A"))["id"]!;
        var b = (string)(await owner.CaptureAsync("# B"))["id"]!;
        using var agent = hosts.First.Agent(brain);
        for (var i = 0; i < LimitedHost.Session; i++)
        {
            (await agent.PostAsync($"Note {i}.")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        }

        foreach (var (path, body) in new (string, JsonObject)[]
        {
            ("/links", new() { ["source"] = a, ["target"] = b, ["type"] = "supports" }),
            ("/proposals", new() { ["kind"] = "tag", ["note"] = a, ["value"] = "garden" }),
            ($"/notes/{a}/flags", new() { ["reason"] = "wrong" }),
        })
        {
            (await agent.SendAsync(HttpMethod.Post, path, AgentClients.Json(body))).Status.ShouldBe(HttpStatusCode.TooManyRequests, path);
        }

        (await owner.PostAsync("People write on.")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_day_has_a_budget_of_tokens()
    {
        using var agent = hosts.First.Agent("limited-tokens");
        (await agent.PostAsync(string.Join(' ', Enumerable.Repeat("word", LimitedHost.Tokens - 50)))).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var refused = await agent.PostAsync(string.Join(' ', Enumerable.Repeat("more", 100)));
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        ((string)JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["detail"]!).ShouldContain("tokens");
        (await agent.PostAsync("Short.")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Two_processes_together_stay_under_a_limit()
    {
        const string input = """{"version":"2.0","routeKey":"POST /notes","rawPath":"/notes","rawQueryString":"","headers":{"content-type":"text/markdown"},"requestContext":{"http":{"method":"POST","path":"/notes"},"requestId":"r","routeKey":"POST /notes","authorizer":{"jwt":{"claims":{"sub":"owner","agent":"claude","session":"s","brain":"limited-two","scope":"brain/write","aud":"second-brain"}}}},"isBase64Encoded":false,"body":"BODY"}""";
        var writes = Enumerable.Range(0, 24).Select(i => FunctionCalls.InvokeAsync(i % 2 == 0 ? hosts.First : hosts.Second, "CaptureNote", input.Replace("BODY", $"Note {i}.", StringComparison.Ordinal)));
        var statuses = (await Task.WhenAll(writes)).Select(answer => (int)answer["statusCode"]!).ToList();
        statuses.ShouldAllBe(status => status == 202 || status == 429);
        statuses.Count(status => status == 202).ShouldBeInRange(LimitedHost.Session / 2, LimitedHost.Session);
    }
}
