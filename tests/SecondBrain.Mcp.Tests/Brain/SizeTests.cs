using System.Globalization;
using System.Text.Json.Nodes;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tests.Serving;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Tests.Brain;

[Collection(McpHostCollection.Name)]
public sealed class SizeTests(McpHost host)
{
    private const int Notes = 60;

    [Fact]
    public async Task A_list_that_is_too_long_comes_in_pages_that_leave_nothing_out()
    {
        using var client = host.Client();
        await Task.WhenAll(Enumerable.Range(0, Notes).Select(n => client.UseAsync("add_note", new JsonObject
        {
            ["title"] = string.Create(CultureInfo.InvariantCulture, $"{n} {new string('é', 480)}"),
            ["content"] = string.Create(CultureInfo.InvariantCulture, $"Wide {n}."),
            ["wait"] = false,
        })));
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var result = await client.CallAsync("list_notes", new JsonObject { ["limit"] = 100, ["cursor"] = cursor });
            ((string)result["content"]![0]!["text"]!).Length.ShouldBeLessThanOrEqualTo(ToolResults.MaxLength);
            var page = result["structuredContent"]!;
            seen.AddRange(page["items"]!.AsArray().Select(item => (string)item!["id"]!));
            cursor = (string?)page["next"];
        }
        while (cursor is not null);
        seen.Distinct().Count().ShouldBe(Notes);
        seen.Count.ShouldBe(Notes);
    }

    [Fact]
    public async Task A_long_text_is_read_in_parts_that_fit()
    {
        using var client = host.Client();
        var id = (string)(await client.UseAsync("add_note", new JsonObject { ["content"] = string.Concat(Enumerable.Repeat("\"quoted\"\n", 6000)) }))["id"]!;
        var length = 0;
        int? offset = 0;
        while (offset is { } from)
        {
            var result = await client.CallAsync("read_note", new JsonObject { ["id"] = id, ["offset"] = from, ["length"] = 20_000 });
            result["isError"].ShouldBeNull(result.ToJsonString()[..200]);
            ((string)result["content"]![0]!["text"]!).Length.ShouldBeLessThanOrEqualTo(ToolResults.MaxLength);
            offset = (int?)result["structuredContent"]!["nextOffset"];
            length = (int)result["structuredContent"]!["length"]!;
        }

        length.ShouldBe(54_000);
    }

    [Fact]
    public async Task A_context_fits_whatever_its_budget()
    {
        using var client = host.Client();
        for (var n = 0; n < 6; n++)
        {
            await client.UseAsync("add_note", new JsonObject { ["title"] = $"Part {n}", ["content"] = string.Concat(Enumerable.Range(0, 600).Select(i => $"Compost {n} layer \"{i}\" turns.\n\n")) });
        }

        var result = await client.CallAsync("build_context", new JsonObject { ["query"] = "compost layer turns", ["budget"] = 5000 });
        result["isError"].ShouldBeNull();
        ((string)result["content"]![0]!["text"]!).Length.ShouldBeInRange(4000, ToolResults.MaxLength);
    }

    [Fact]
    public void What_is_too_long_all_the_same_is_refused_with_advice_and_never_cut()
    {
        var result = new McpResult.Complete(new JsonObject { ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = new string('x', ToolResults.MaxLength + 1) }) });
        var refused = SizeCheck.Check("search", result).ShouldBeOfType<McpResult.Complete>().Body;
        ((bool?)refused["isError"]).ShouldBe(true);
        ((string)refused["content"]![0]!["text"]!).ShouldBe("The answer of search would have 25001 characters, and 25000 is the most. Ask for less: a smaller limit, length or budget, or a filter.");
    }
}
