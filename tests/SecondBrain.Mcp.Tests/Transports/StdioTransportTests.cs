using System.Text.Json.Nodes;
using SecondBrain.Mcp.Tests.Serving;

namespace SecondBrain.Mcp.Tests.Transports;

[Collection(McpHostCollection.Name)]
public sealed class StdioTransportTests(McpHost host) : TransportTests(host)
{
    [Fact]
    public async Task A_request_that_is_taken_back_gets_no_answer_and_the_next_one_does()
    {
        await using var connection = (StdioConnection)Connect();
        var (id, answer) = connection.SendAsync("tools/call", new JsonObject { ["name"] = "search", ["arguments"] = new JsonObject { ["query"] = "nothing" } });
        connection.Write(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = "notifications/cancelled", ["params"] = new JsonObject { ["requestId"] = id } });
        (await connection.AskAsync("tools/list")).Result["tools"].ShouldNotBeNull();

        // the answer may have been faster than taking it back; then it is one answer, not two
        connection.Close();
        (await connection.Ended).ShouldBe(0);
        (!answer.IsCompleted || answer.IsCompletedSuccessfully).ShouldBeTrue();
    }

    [Fact]
    public async Task The_command_ends_with_its_clients_input_after_the_answers_under_way()
    {
        await using var connection = (StdioConnection)Connect();
        var (_, answer) = connection.SendAsync("tools/list");
        connection.Close();
        (await connection.Ended).ShouldBe(0);
        (await answer).Result["tools"].ShouldNotBeNull();
    }

    private protected override IMcpConnection Connect(JsonObject? capabilities = null, params string[] scopes) =>
        new StdioConnection(Host.DataFor(Host.Token(McpHost.NewBrain(), agent: null, scopes)), capabilities ?? []);
}
