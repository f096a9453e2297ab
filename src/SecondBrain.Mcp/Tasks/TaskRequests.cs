using System.Text.Json;
using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Tasks;

/// <summary>Whether a caller takes a task for an answer. Since 2026-07-28 the server decides, for clients with the extension; in 2025-11-25 a call asked for it.</summary>
public static class TaskRequests
{
    public static bool TakesTask(this McpRequest request) => request.WantsTask() || (ProtocolRevision.IsStateless(request.Revision) && request.ClientHas(McpExtension.Tasks));

    /// <summary>A call of 2025-11-25 that is to be answered with a task and nothing else.</summary>
    internal static bool WantsTask(this McpRequest request) =>
        request.Revision == ProtocolRevision.V20251125 && request.Param("task").ValueKind is JsonValueKind.Object;
}
