using System.Text.Json.Nodes;
using SecondBrain.Mcp.Tests.Serving;

namespace SecondBrain.Mcp.Tests.Brain;

[Collection(McpHostCollection.Name)]
public sealed class AdviceTests(McpHost host)
{
    private const string Unknown = "01JD8Z0K3V6Q8YB2M4N5P7R9ST";

    [Theory]
    [InlineData("search", "{}", "'query' is required")]
    [InlineData("search", """{"query":" "}""", "'query' is required")]
    [InlineData("search", """{"query":7}""", "'query' must be text")]
    [InlineData("search", """{"query":"a","limit":1000}""", "'limit' must be a whole number from 1 to 25")]
    [InlineData("search", """{"query":"a","limit":1.5}""", "'limit' must be a whole number")]
    [InlineData("search", """{"query":"a","type":"recipe"}""", "'type' must be one of: note, concept")]
    [InlineData("search", """{"query":"a","status":"dead"}""", "'status' must be one of: seed, growing, evergreen")]
    [InlineData("search", """{"query":"a","cursor":"b"}""", "'cursor'")]
    [InlineData("search", """{"query":"a","top_k":3}""", "no argument 'top_k'. Known: query, limit")]
    [InlineData("build_context", "{}", "'query' is required")]
    [InlineData("build_context", """{"query":"a","budget":99}""", "'budget' must be a whole number from 100 to 5000")]
    [InlineData("build_context", """{"query":"bread before:soon"}""", "'soon' is no date.")]
    [InlineData("build_context", """{"query":"a","limit":3}""", "no argument 'limit'. Known: query, budget")]
    [InlineData("read_note", """{"id":"My note"}""", "Use search")]
    [InlineData("read_note", $$"""{"id":"{{Unknown}}"}""", "There is no note 01JD8Z0K3V6Q8YB2M4N5P7R9ST in this brain. Use search")]
    [InlineData("read_note", $$"""{"id":"{{Unknown}}","offset":-1}""", "'offset'")]
    [InlineData("list_notes", """{"cursor":"garbage"}""", "'cursor'")]
    [InlineData("add_note", """{"content":""}""", "'content' is required")]
    [InlineData("add_note", """{"content":"a","tags":"b"}""", "'tags' must be a list")]
    [InlineData("add_note", """{"content":"a","type":"recipe"}""", "'type' must be one of: note, concept")]
    [InlineData("add_note", """{"content":"a","wait":"yes"}""", "'wait' must be true or false")]
    [InlineData("add_note", """{"content":"a\u0000b"}""", "NUL")]
    [InlineData("connect_notes", $$"""{"source":"{{Unknown}}"}""", "'target' is required")]
    [InlineData("connect_notes", $$"""{"source":"{{Unknown}}","target":"{{Unknown}}"}""", "two different ids")]
    [InlineData("connect_notes", $$"""{"source":"{{Unknown}}","target":"01JD8Z1C5W7R9ZC3N5P6Q8S0TV","type":"likes"}""", "'type' must be one of: links-to")]
    [InlineData("connect_notes", $$"""{"source":"{{Unknown}}","target":"01JD8Z1C5W7R9ZC3N5P6Q8S0TV"}""", "There is no note")]
    [InlineData("get_receipt", $$"""{"id":"{{Unknown}}"}""", "If that is a note's id, use read_note")]
    [InlineData("find_path", "{}", "'from' is required")]
    [InlineData("find_path", $$"""{"from":"{{Unknown}}"}""", "There is no note")]
    [InlineData("find_path", $$"""{"from":"{{Unknown}}","to":"Bread"}""", "'to' must be a note's id")]
    [InlineData("find_path", $$"""{"from":"{{Unknown}}","by":"luck"}""", "'by' must be one of: fewest, strongest")]
    [InlineData("import_notes", "{}", "'files' must have 1 to 50 files")]
    [InlineData("import_notes", """{"files":"a.md"}""", "'files' must be a list")]
    [InlineData("import_notes", """{"files":[{"path":"a.md"}]}""", "Each of the 'files' must be {")]
    [InlineData("import_notes", """{"files":[{"path":"a\nb.md","text":"x"}]}""", "Nothing was imported")]
    [InlineData("get_receipt", """{"id":"My note"}""", "32 hex digits")]
    [InlineData("get_receipt", """{"id":"00000000000000000000000000000000","cursor":"x"}""", "'cursor'")]
    [InlineData("get_receipt", """{"id":"00000000000000000000000000000000"}""", "There is no receipt")]
    public async Task A_wrong_call_says_what_to_do_instead(string tool, string arguments, string advice)
    {
        using var client = host.Client();
        (await client.FailAsync(tool, JsonNode.Parse(arguments)!.AsObject())).ShouldContain(advice);
    }

    [Fact]
    public async Task An_unknown_tool_is_a_protocol_error_that_lists_the_tools()
    {
        using var client = host.Client();
        var answer = await client.AskAsync("tools/call", new JsonObject { ["name"] = "delete_note", ["arguments"] = new JsonObject() });
        (answer.Status, answer.ErrorCode).ShouldBe((200, -32602));
        ((string?)answer.Body["error"]!["message"])!.ShouldContain("Known: search, read_note, list_notes, build_context, find_path");
    }
}
