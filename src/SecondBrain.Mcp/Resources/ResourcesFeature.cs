using System.Text.Json.Nodes;
using SecondBrain.Core.Paging;
using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Resources;

/// <summary><c>resources/list</c>, <c>resources/templates/list</c> and <c>resources/read</c>.</summary>
public sealed class ResourcesFeature : IMcpFeature
{
    private readonly IReadOnlyList<IResource> _resources;
    private readonly IReadOnlyList<IResourceTemplate> _templates;

    /// <param name="resources">In the order in which they are listed.</param>
    /// <param name="templates">The resources of the first one are listed after them.</param>
    public ResourcesFeature(IReadOnlyList<IResource> resources, IReadOnlyList<IResourceTemplate> templates)
    {
        _resources = resources;
        _templates = templates;
        Methods =
        [
            new McpMethod("resources/list", ListAsync) { Cache = CacheHint.OfBrain },
            new McpMethod("resources/templates/list", ListTemplatesAsync) { Cache = CacheHint.OfDeployment },
            new McpMethod("resources/read", ReadAsync) { Cache = CacheHint.OfBrain },
        ];
    }

    public string Capability => "resources";

    public IReadOnlyList<McpMethod> Methods { get; }

    public JsonObject Describe() => [];

    private async Task<McpResult> ListAsync(McpRequest request, CancellationToken cancellationToken)
    {
        var cursor = request.TextParam("cursor") is { Length: > 0 } given ? given : null;
        try
        {
            var page = await _templates[0].ListAsync(request, cursor, cancellationToken);
            var fixedOnes = cursor is null ? _resources.Where(resource => resource.IsListedFor(request)).Select(resource => resource.Description) : [];
            var body = new JsonObject { ["resources"] = new JsonArray([.. fixedOnes.Concat(page.Items).Select(resource => (JsonNode)resource.ToJson())]) };
            if (page.Next is { } next)
            {
                body["nextCursor"] = next;
            }

            return new McpResult.Complete(body);
        }
        catch (InvalidCursorException)
        {
            return new McpResult.Failed(McpError.InvalidCursor("resources/list"));
        }
    }

    private Task<McpResult> ListTemplatesAsync(McpRequest request, CancellationToken cancellationToken) => Task.FromResult<McpResult>(
        request.TextParam("cursor") is null or ""
            ? new McpResult.Complete(new JsonObject { ["resourceTemplates"] = new JsonArray([.. _templates.Select(template => (JsonNode)template.Description.ToTemplateJson())]) })
            : new McpResult.Failed(McpError.InvalidCursor("resources/templates/list")));

    private async Task<McpResult> ReadAsync(McpRequest request, CancellationToken cancellationToken)
    {
        if (request.TextParam("uri") is not { } uri)
        {
            return new McpResult.Failed(McpError.InvalidParams("'params.uri' must be the address of a resource."));
        }

        if (_resources.FirstOrDefault(resource => resource.Description.Uri == uri) is { } known)
        {
            return await known.ReadAsync(request, cancellationToken);
        }

        foreach (var template in _templates)
        {
            if (await template.ReadAsync(request, uri, cancellationToken) is { } read)
            {
                return read;
            }
        }

        return new McpResult.Failed(McpError.NoSuchResource(uri, request.Revision));
    }
}
