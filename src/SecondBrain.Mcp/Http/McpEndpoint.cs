using System.Text.Json.Nodes;
using SecondBrain.Core.Access;
using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Http;

/// <summary>MCP's streamable HTTP without sessions: one URL, a POST a message, every supported revision. Safe for concurrent use.</summary>
/// <param name="allowedHosts">Hosts besides its own whose pages may call it.</param>
public sealed class McpEndpoint(McpServer server, IEnumerable<string> allowedHosts)
{
    private const string EventStream = "text/event-stream";

    private readonly OriginPolicy _origins = new(allowedHosts.ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <param name="principal">From the verified token; it may read.</param>
    public async Task<McpHttpResponse> AnswerAsync(McpHttpRequest request, Principal principal, CancellationToken cancellationToken)
    {
        if (!_origins.Allows(request))
        {
            return Error(403, null, new McpError(McpErrorCode.InvalidRequest, "This origin may not call the endpoint."));
        }

        if (request.Method != "POST")
        {
            return McpHttpResponse.Empty(405, ("allow", "POST"));
        }

        if (!IsJson(request.Header("content-type")))
        {
            return Error(415, null, new McpError(McpErrorCode.InvalidRequest, "Send application/json."));
        }

        if (RpcReader.Read(request.Body, out var unreadable) is not { } message)
        {
            return Error(400, null, unreadable!);
        }

        var (revision, error) = RequestRevision.Of(request, message);
        error ??= ProtocolRevision.IsStateless(revision!) ? HeaderCheck.Check(request, message) : null;
        if (error is not null)
        {
            return Error(400, message.Id, error);
        }

        return message.IsRequest
            ? await AnswerRequestAsync(request, message, Read(request, message, principal, revision!), cancellationToken)
            : McpHttpResponse.Empty(202); // a notification, or an answer to a request that was never sent
    }

    private static McpRequest Read(McpHttpRequest http, RpcMessage message, Principal principal, string revision) =>
        new(message.Method!, message.Params, principal, revision, message.Client) { RepeatedExtensions = ProtocolRevision.IsStateless(revision) ? [] : ExtensionLabel.Read(http) };

    private async Task<McpHttpResponse> AnswerRequestAsync(McpHttpRequest http, RpcMessage message, McpRequest request, CancellationToken cancellationToken) =>
        await server.AnswerAsync(request, cancellationToken) switch
        {
            McpResult.Complete complete => Result(http, request, RpcWriter.Result(message.Id!, complete.Body)),
            McpResult.Failed { Error: { RequiredScope: { } scope } error } => McpHttpResponse.Json(
                403, RpcWriter.Error(message.Id, error), ("www-authenticate", $"Bearer error=\"insufficient_scope\", scope=\"{scope}\"")),
            McpResult.Failed { Error: var error } => Error(Status(error, request.Revision), message.Id, error),
            _ => Error(200, message.Id, McpError.InvalidParams("This needs an answer of the user, which only clients of 2026-07-28 and later can be asked for.")),
        };

    private static McpHttpResponse Result(McpHttpRequest http, McpRequest request, JsonObject result) =>
        request.Notifications.Count > 0 && http.Header("accept")?.Contains(EventStream, StringComparison.OrdinalIgnoreCase) is true
            ? McpHttpResponse.Events([.. request.Notifications, result])
            : ExtensionLabel.For(request) is { } label ? McpHttpResponse.Json(200, result, (ExtensionLabel.Header, label)) : McpHttpResponse.Json(200, result);

    /// <summary>Clients of the older revisions read JSON-RPC errors only from a 200.</summary>
    private static int Status(McpError error, string revision) => error.Code switch
    {
        McpErrorCode.InternalError => 500,
        McpErrorCode.MethodNotFound when ProtocolRevision.IsStateless(revision) => 404,
        McpErrorCode.MissingClientCapability => 400,
        _ => 200,
    };

    private static McpHttpResponse Error(int status, JsonNode? id, McpError error) => McpHttpResponse.Json(status, RpcWriter.Error(id, error));

    private static bool IsJson(string? contentType) =>
        contentType?.Split(';', 2)[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase) is true;
}
