using System.Text.Json.Nodes;

namespace SecondBrain.Mcp.Protocol;

/// <summary>What a request came to.</summary>
public abstract record McpResult
{
    private McpResult()
    {
    }

    /// <param name="Body">The result without <c>resultType</c>, <c>_meta</c> and cache fields, which the server adds for the revisions that have them.</param>
    public sealed record Complete(JsonObject Body) : McpResult
    {
        /// <summary>How long this result may be kept; null: as its method says.</summary>
        public CacheHint? Cache { get; init; }

        /// <summary>What clients since 2026-07-28 are told that they got.</summary>
        internal string ResultType { get; init; } = "complete";
    }

    /// <summary>The client is to ask its user or model, and to repeat the request with the answers. Since 2026-07-28.</summary>
    /// <param name="State">Given back by the client as it is; the server must be able to tell when it was changed.</param>
    public sealed record InputRequired(JsonObject InputRequests, string? State = null) : McpResult;

    public sealed record Failed(McpError Error) : McpResult;
}
