using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace SecondBrain.Mcp.Protocol;

/// <summary>Answers requests of every supported revision. It remembers nothing between two of them. Safe for concurrent use.</summary>
public sealed class McpServer
{
    private readonly ServerDescription _description;
    private readonly IReadOnlyList<IMcpFeature> _features;
    private readonly FrozenDictionary<string, McpMethod> _methods;
    private readonly Action<string, Exception> _report;

    /// <param name="report">Where faults go: the method that failed, and why. Their messages never reach the client.</param>
    public McpServer(ServerDescription description, IReadOnlyList<IMcpFeature> features, Action<string, Exception> report)
    {
        _description = description;
        _features = features;
        _report = report;
        McpMethod[] own =
        [
            new("initialize", InitializeAsync) { UntilStateless = true },
            new("ping", static (_, _) => Task.FromResult<McpResult>(new McpResult.Complete([]))) { UntilStateless = true },
            new("server/discover", DiscoverAsync) { Cache = CacheHint.OfDeployment },
        ];
        _methods = own.Concat(features.SelectMany(feature => feature.Methods)).ToFrozenDictionary(method => method.Name, StringComparer.Ordinal);
    }

    /// <summary>The result with all that its revision wants to see in it, or the error.</summary>
    internal async Task<McpResult> AnswerAsync(McpRequest request, CancellationToken cancellationToken)
    {
        var stateless = ProtocolRevision.IsStateless(request.Revision);
        if (!_methods.TryGetValue(request.Method, out var method) || (stateless ? method.UntilStateless : request.Method == "server/discover"))
        {
            return new McpResult.Failed(McpError.UnknownMethod(request.Method));
        }

        try
        {
            var result = await method.Handle(request, cancellationToken);
            return stateless ? Complete(method, result) : result;
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // the outermost edge of every method: the log gets the fault, the client an apology
            _report(request.Method, error);
            return new McpResult.Failed(new McpError(McpErrorCode.InternalError, "Something went wrong here, and the log has it. Trying again may help."));
        }
    }

    private McpResult Complete(McpMethod method, McpResult result)
    {
        var body = result switch
        {
            McpResult.Complete done => done.Body,
            McpResult.InputRequired input => ToJson(input),
            _ => null,
        };
        if (body is null)
        {
            return result;
        }

        body["resultType"] = result is McpResult.Complete { ResultType: var type } ? type : "input_required";
        if (body[MetaKeys.Meta] is not JsonObject meta)
        {
            body[MetaKeys.Meta] = meta = [];
        }

        meta[MetaKeys.ServerInfo] = _description.ToJson();
        if (result is McpResult.Complete complete && (complete.Cache ?? method.Cache) is { } cache)
        {
            body["ttlMs"] = (long)cache.TimeToLive.TotalMilliseconds;
            body["cacheScope"] = cache.IsPublic ? "public" : "private";
        }

        return new McpResult.Complete(body);
    }

    private static JsonObject ToJson(McpResult.InputRequired input)
    {
        var body = new JsonObject { ["inputRequests"] = input.InputRequests };
        if (input.State is { } state)
        {
            body["requestState"] = state;
        }

        return body;
    }

    private Task<McpResult> InitializeAsync(McpRequest request, CancellationToken cancellationToken) => Task.FromResult<McpResult>(
        request.TextParam("protocolVersion") is not { } requested
            ? new McpResult.Failed(McpError.InvalidParams("'protocolVersion' is missing."))
            : new McpResult.Complete(new JsonObject
            {
                ["protocolVersion"] = ProtocolRevision.Negotiate(requested),
                ["capabilities"] = Capabilities(request.Revision),
                ["serverInfo"] = _description.ToJson(),
                ["instructions"] = _description.Instructions,
            }));

    private Task<McpResult> DiscoverAsync(McpRequest request, CancellationToken cancellationToken) => Task.FromResult<McpResult>(
        new McpResult.Complete(new JsonObject
        {
            ["supportedVersions"] = new JsonArray([.. ProtocolRevision.All.Select(revision => (JsonNode)revision)]),
            ["capabilities"] = Capabilities(request.Revision),
            ["instructions"] = _description.Instructions,
        }));

    private JsonObject Capabilities(string revision)
    {
        var capabilities = new JsonObject();
        foreach (var feature in _features)
        {
            feature.Declare(capabilities, revision);
        }

        return capabilities;
    }
}
