using SecondBrain.Core.Access;
using SecondBrain.Mcp.Tests.Serving;
using Xunit.Abstractions;

namespace SecondBrain.Mcp.Tests.Clients;

/// <summary>The official TypeScript SDK's client, as assistants embed it, drives the server over HTTP and over stdio.</summary>
[Collection(McpHostCollection.Name)]
public sealed class TypeScriptSdkTests(McpHost host, ITestOutputHelper log)
{
    private static readonly string[] Parts =
        ["add_note", "search", "build_context", "read_note", "connect_notes", "list_notes", "get_receipt", "find_path", "resources and completion", "prompts", "import_notes", "tasks", "apps", "errors"];

    [NodeFact]
    public async Task It_uses_tools_resources_prompts_completion_and_tasks_over_HTTP()
    {
        var packages = await ClientPackages.EnsureAsync();
        var brain = McpHost.NewBrain();
        await DriveAsync(packages, "http", host.Address.ToString(), host.Token(brain), host.Token(brain, agent: null, Scope.Read));
    }

    [NodeFact]
    public async Task It_uses_the_same_over_stdio()
    {
        var packages = await ClientPackages.EnsureAsync();
        var brain = McpHost.NewBrain();
        var (data, readOnly) = (host.DataFor(host.Token(brain)), host.DataFor(host.Token(brain, agent: null, Scope.Read)));
        await DriveAsync(packages, "stdio", LocalProgram.Path, data.FullName, readOnly.FullName);
        data.Delete(recursive: true);
        readOnly.Delete(recursive: true);
    }

    [NodeFact]
    public async Task The_list_of_tools_is_counted_in_tokens()
    {
        var packages = await ClientPackages.EnsureAsync();
        var token = host.Token(McpHost.NewBrain());
        using var client = new RawClient(host.Address, token);
        await client.UseAsync("add_note", new() { ["title"] = "Spaced repetition", ["content"] = "Reviews at growing intervals beat cramming." });
        var output = await NodeProcess.RunAsync(NodeProcess.Node(packages), packages, ClientPackages.Script("tokens.mjs"), packages, host.Address.ToString(), token);
        log.WriteLine(output);
        var line = output.Split('\n').Single(each => each.StartsWith("tools/list", StringComparison.Ordinal));
        int.Parse(line.Split(": ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture).ShouldBeLessThan(4000);
    }

    private async Task DriveAsync(string packages, params string[] arguments)
    {
        var output = await NodeProcess.RunAsync(NodeProcess.Node(packages), packages, [ClientPackages.Script("typescript-sdk.mjs"), packages, .. arguments]);
        log.WriteLine(output);
        output.ShouldContain("all checks passed");
        foreach (var part in Parts)
        {
            output.ShouldContain($"ok {part}");
        }
    }
}
