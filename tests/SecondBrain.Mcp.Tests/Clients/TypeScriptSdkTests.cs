using SecondBrain.Core.Access;
using SecondBrain.Mcp.Tests.Serving;

namespace SecondBrain.Mcp.Tests.Clients;

/// <summary>The official TypeScript SDK's client, as assistants embed it, drives the server over HTTP.</summary>
[Collection(McpHostCollection.Name)]
public sealed class TypeScriptSdkTests(McpHost host)
{
    [NodeFact]
    public async Task It_initializes_lists_the_tools_and_uses_every_one()
    {
        var packages = await ClientPackages.EnsureAsync();
        var brain = McpHost.NewBrain();
        var output = await NodeProcess.RunAsync(
            "node", packages, ClientPackages.Script("typescript-sdk.mjs"), packages, host.Address.ToString(), host.Token(brain), host.Token(brain, agent: null, Scope.Read));
        output.ShouldContain("all checks passed");
        foreach (var tool in (string[])["search", "build_context", "read_note", "list_notes", "add_note", "connect_notes", "get_receipt"])
        {
            output.ShouldContain($"ok {tool}");
        }
    }
}
