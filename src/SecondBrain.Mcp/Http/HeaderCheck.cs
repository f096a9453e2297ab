using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Http;

/// <summary>The headers of 2026-07-28 repeat what the body says, for gateways that route by them. They must not lie.</summary>
internal static class HeaderCheck
{
    private const string MethodHeader = "mcp-method";

    private const string NameHeader = "mcp-name";

    /// <summary>Null when headers and body agree.</summary>
    public static McpError? Check(McpHttpRequest request, RpcMessage message)
    {
        if (request.Header(MethodHeader) is { } method ? method != message.Method : message.IsRequest)
        {
            return McpError.HeaderMismatch("The header Mcp-Method must be there and be the body's 'method'.");
        }

        return NameParameter(message.Method) is { } parameter && message.TextParam(parameter) is { } name
            && (request.Header(NameHeader) is not { } header || HeaderText.Decode(header) != name)
            ? McpError.HeaderMismatch($"The header Mcp-Name must be there and be the body's 'params.{parameter}'.")
            : null;
    }

    private static string? NameParameter(string? method) => method switch
    {
        "tools/call" or "prompts/get" => "name",
        "resources/read" => "uri",
        "tasks/get" or "tasks/update" or "tasks/cancel" => "taskId",
        _ => null,
    };
}
