using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SecondBrain.Mcp.Tests.Serving;

namespace SecondBrain.Mcp.Tests.Clients;

/// <summary>The official C# SDK's client, in each revision that it is told to speak.</summary>
[Collection(McpHostCollection.Name)]
public sealed class CSharpSdkTests(McpHost host)
{
    [Theory]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task It_lists_the_tools_and_uses_them(string revision)
    {
        await using var transport = new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = host.Address,
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {host.Token(McpHost.NewBrain())}" },
        });
        await using var client = await McpClient.CreateAsync(transport, new McpClientOptions { ProtocolVersion = revision });
        client.NegotiatedProtocolVersion.ShouldBe(revision);
        client.ServerInstructions.ShouldNotBeNull().ShouldContain("second brain");
        (await client.ListToolsAsync()).Select(tool => tool.Name).ShouldBe(ContractTools.All);

        var added = await client.CallToolAsync("add_note", new Dictionary<string, object?> { ["content"] = "Written by the C# client." });
        (added.IsError is true).ShouldBeFalse();
        var found = await client.CallToolAsync("search", new Dictionary<string, object?> { ["query"] = "written" });
        found.StructuredContent!.Value.GetProperty("items")[0].GetProperty("id").GetString().ShouldBe(added.StructuredContent!.Value.GetProperty("id").GetString());

        var missing = await client.CallToolAsync("read_note", new Dictionary<string, object?> { ["id"] = "no id" });
        missing.IsError.ShouldBe(true);
        missing.Content[0].ShouldBeOfType<TextContentBlock>().Text.ShouldContain("Use search");
    }
}
