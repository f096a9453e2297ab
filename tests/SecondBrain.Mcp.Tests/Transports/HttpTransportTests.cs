using System.Text.Json.Nodes;
using SecondBrain.Mcp.Tests.Serving;

namespace SecondBrain.Mcp.Tests.Transports;

[Collection(McpHostCollection.Name)]
public sealed class HttpTransportTests(McpHost host) : TransportTests(host)
{
    private protected override IMcpConnection Connect(JsonObject? capabilities = null, params string[] scopes) =>
        new HttpConnection(new RawClient(Host.Address, Host.Token(McpHost.NewBrain(), agent: null, scopes)) { Capabilities = capabilities ?? [] });
}
