using System.Text.Json.Nodes;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Resources;

namespace SecondBrain.Mcp.Brain.Resources;

/// <summary>The page that shows the notes around a note, for clients with MCP Apps. It is one file and reaches no network.</summary>
internal sealed class NeighbourhoodView : IResource
{
    public const string Uri = "ui://second-brain/neighbourhood";

    private const string MimeType = "text/html;profile=mcp-app";

    private static readonly Lazy<string> Page = new(Read);

    public ResourceDescription Description { get; } = new(
        Uri, "neighbourhood", "The notes around a note", "A graph of notes and links, drawn from the answers of find_path and read_note.", MimeType);

    public bool IsListedFor(McpRequest request) => request.ClientHas(McpExtension.Apps);

    public Task<McpResult> ReadAsync(McpRequest request, CancellationToken cancellationToken)
    {
        var contents = ResourceResults.Contents(Uri, MimeType, Page.Value);
        contents["_meta"] = new JsonObject
        {
            ["ui"] = new JsonObject
            {
                ["csp"] = new JsonObject { ["connectDomains"] = new JsonArray(), ["resourceDomains"] = new JsonArray() },
                ["prefersBorder"] = true,
            },
        };
        return Task.FromResult<McpResult>(new McpResult.Complete(new JsonObject { ["contents"] = new JsonArray(contents) }) { Cache = CacheHint.OfDeployment });
    }

    private static string Read()
    {
        using var stream = typeof(NeighbourhoodView).Assembly.GetManifestResourceStream("neighbourhood.html")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
