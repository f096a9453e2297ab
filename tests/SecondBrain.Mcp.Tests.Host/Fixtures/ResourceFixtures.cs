using System.Text.Json.Nodes;
using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Tests.Host.Fixtures;

/// <summary>The suite's resources. Subscribing is accepted and never leads to a notification, since none of them ever changes.</summary>
internal sealed class ResourceFixtures : IMcpFeature
{
    private const string Prefix = "test://template/";

    private const string Suffix = "/data";

    public string Capability => "resources";

    public IReadOnlyList<McpMethod> Methods { get; } =
    [
        new("resources/list", (_, _) => Complete(new JsonObject { ["resources"] = new JsonArray(Listed("test://static-text", "text/plain"), Listed("test://static-binary", "image/png"), Listed("test://watched-resource", "text/plain")) })) { Cache = CacheHint.OfDeployment },
        new("resources/templates/list", (_, _) => Complete(new JsonObject
        {
            ["resourceTemplates"] = new JsonArray(new JsonObject { ["uriTemplate"] = "test://template/{id}/data", ["name"] = "template", ["mimeType"] = "application/json" }),
        })) { Cache = CacheHint.OfDeployment },
        new("resources/read", (request, _) => Task.FromResult(Read(request))) { Cache = CacheHint.OfBrain },
        new("resources/subscribe", (_, _) => Complete([])) { UntilStateless = true },
        new("resources/unsubscribe", (_, _) => Complete([])) { UntilStateless = true },
    ];

    public JsonObject Describe() => [];

    private static JsonObject Listed(string uri, string mimeType) => new() { ["uri"] = uri, ["name"] = uri, ["description"] = uri, ["mimeType"] = mimeType };

    private static McpResult Read(McpRequest request) => request.TextParam("uri") switch
    {
        "test://static-text" => Text("test://static-text", "text/plain", "This is the content of the static text resource."),
        "test://watched-resource" => Text("test://watched-resource", "text/plain", "This never changes."),
        "test://static-binary" => Contents(new JsonObject { ["uri"] = "test://static-binary", ["mimeType"] = "image/png", ["blob"] = Media.Png }),
        { } uri when uri.StartsWith(Prefix, StringComparison.Ordinal) && uri.EndsWith(Suffix, StringComparison.Ordinal) && uri[Prefix.Length..^Suffix.Length] is var id =>
            Text(uri, "application/json", new JsonObject { ["id"] = id, ["templateTest"] = true, ["data"] = $"Data for ID: {id}" }.ToJsonString()),
        var uri => new McpResult.Failed(new McpError(McpErrorCode.InvalidParams, "Resource not found", new JsonObject { ["uri"] = uri })),
    };

    private static McpResult.Complete Text(string uri, string mimeType, string text) => Contents(new JsonObject { ["uri"] = uri, ["mimeType"] = mimeType, ["text"] = text });

    private static McpResult.Complete Contents(JsonObject contents) => new(new JsonObject { ["contents"] = new JsonArray(contents) });

    private static Task<McpResult> Complete(JsonObject body) => Task.FromResult<McpResult>(new McpResult.Complete(body));
}
