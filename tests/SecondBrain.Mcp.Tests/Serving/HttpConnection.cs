using System.Text.Json.Nodes;

namespace SecondBrain.Mcp.Tests.Serving;

internal sealed class HttpConnection(RawClient client) : IMcpConnection
{
    public async Task<McpAnswer> AskAsync(string method, JsonObject? parameters = null)
    {
        var messages = (await client.AskAsync(method, parameters)).Messages;
        return new McpAnswer(messages[^1], [.. messages.SkipLast(1)]);
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }
}
