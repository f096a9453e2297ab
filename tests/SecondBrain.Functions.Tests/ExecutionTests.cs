using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SecondBrain.Functions.Tests;

/// <summary>What the API tells of workflow executions.</summary>
[Collection(BrainHostCollection.Name)]
public sealed class ExecutionTests(BrainHost host)
{
    [Fact]
    public async Task A_receipt_links_to_its_execution_and_the_history_tells_the_states_in_order()
    {
        using var brain = host.NewBrain();
        var captured = await brain.CaptureAsync("# Tides\n\nThe moon pulls the sea.");
        var receipt = await brain.GetAsync((string)captured["receipt"]!);

        var execution = await EndedAsync(brain, (string)receipt["execution"]!);

        ((string)execution["workflow"]!).ShouldBe("ingest-note");
        ((string)execution["status"]!).ShouldBe("SUCCEEDED");
        ((string)execution["output"]!["brain"]!).ShouldBe(brain.Brain);
        var events = await AllAsync(brain, (string)execution["history"]! + "?limit=5");
        events.Select(happened => (long)happened["id"]!).ShouldBe(Enumerable.Range(1, events.Count).Select(id => (long)id));
        ((string)events[0]["type"]!).ShouldBe("ExecutionStarted");
        ((string)events[^1]["type"]!).ShouldBe("ExecutionSucceeded");
        string?[] states = [.. events.Where(happened => ((string)happened["type"]!).EndsWith("StateEntered", StringComparison.Ordinal)).Select(happened => (string?)happened["details"]!["name"])];
        states[0].ShouldBe("Read Record");
        states.ShouldContain("Resolve Links");
        states[^1].ShouldBe("Complete Receipt");
    }

    [Fact]
    public async Task Executions_are_listed_page_by_page_and_only_to_their_own_brain()
    {
        using var brain = host.NewBrain();
        using var other = host.NewBrain();
        var own = new List<string>();
        foreach (var title in (string[])["One", "Two", "Three"])
        {
            var receipt = await brain.GetAsync((string)(await brain.CaptureAsync($"# {title}"))["receipt"]!);
            own.Add(((string)receipt["execution"]!)["/executions/".Length..]);
        }

        (await AllAsync(brain, "/executions?workflow=ingest-note&limit=2")).Select(execution => (string)execution["id"]!).ShouldBe(own, ignoreOrder: true);
        (await AllAsync(brain, "/executions")).Select(execution => (string)execution["id"]!).ShouldBe(own, ignoreOrder: true);
        (await AllAsync(other, "/executions")).ShouldBeEmpty();
        (await AllAsync(brain, "/executions?status=ABORTED")).ShouldBeEmpty();
        foreach (var path in (string[])[$"/executions/{own[0]}", $"/executions/{own[0]}/history"])
        {
            (await other.SendAsync(HttpMethod.Get, path)).Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_Standard_execution_is_found_where_the_answer_that_started_it_points_to()
    {
        using var brain = host.NewBrain();
        var source = (string)(await brain.CaptureAsync("# Ebb"))["id"]!;
        var target = (string)(await brain.CaptureAsync("# Low tide"))["id"]!;

        using var accepted = await brain.Http.PostAsync($"/notes/{source}/merge", JsonContent.Create(new { into = target }));
        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var execution = await EndedAsync(brain, accepted.Headers.Location!.ToString());

        ((string)execution["status"]!).ShouldBe("SUCCEEDED", execution.ToJsonString());
        ((string)execution["input"]!["source"]!).ShouldBe(source);
        (await AllAsync(brain, "/executions?workflow=merge-notes")).ShouldHaveSingleItem();
        (await AllAsync(brain, (string)execution["history"]!))[0]["details"]!["input"]!.ToString().ShouldContain(source);
    }

    [Theory]
    [InlineData("/executions?workflow=nothing", HttpStatusCode.BadRequest)]
    [InlineData("/executions?status=DONE", HttpStatusCode.BadRequest)]
    [InlineData("/executions?cursor=nonsense", HttpStatusCode.BadRequest)]
    [InlineData("/executions?cursor=ingest-note:%3F", HttpStatusCode.BadRequest)]
    [InlineData("/executions/nothing", HttpStatusCode.NotFound)]
    [InlineData("/executions/ingest-note:nothing", HttpStatusCode.NotFound)]
    [InlineData("/executions/erase-note:nothing", HttpStatusCode.NotFound)]
    [InlineData("/executions/ingest-note:nothing/history", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_asked_for_is_said(string path, HttpStatusCode status)
    {
        using var brain = host.NewBrain();

        (await brain.SendAsync(HttpMethod.Get, path)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Where_an_Express_execution_is_looked_up_on_AWS_is_part_of_the_answer()
    {
        using var brain = host.NewBrain();

        var (_, problem) = await brain.SendAsync(HttpMethod.Get, "/executions/ingest-note:nothing");

        ((string)problem["detail"]!).ShouldContain("/aws/vendedlogs/states/");
    }

    private static async Task<JsonNode> EndedAsync(BrainClient brain, string path)
    {
        while (true)
        {
            var execution = await brain.GetAsync(path);
            if ((string)execution["status"]! != "RUNNING")
            {
                return execution;
            }
        }
    }

    private static async Task<List<JsonNode>> AllAsync(BrainClient brain, string path)
    {
        var items = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var page = await brain.GetAsync(cursor is null ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cursor={Uri.EscapeDataString(cursor)}");
            items.AddRange(page["items"]!.AsArray().Select(item => item!));
            cursor = (string?)page["next"];
        }
        while (cursor is not null);

        return items;
    }
}
