using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecondBrain.Core.Access;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tasks;

namespace SecondBrain.Mcp.Tools;

/// <summary><c>tools/list</c> and <c>tools/call</c>.</summary>
public sealed class ToolsFeature : IMcpFeature
{
    private readonly IReadOnlyList<ITool> _tools;
    private readonly FrozenDictionary<string, ITool> _byName;
    private readonly Action<string, Exception> _report;
    private readonly Func<McpResult, McpResult> _check;

    /// <param name="tools">In the order in which they are listed.</param>
    /// <param name="report">Where a tool's faults go; their messages never reach the client.</param>
    /// <param name="check">The last look at every answer, such as for text that must not stand in it as it is; null for none.</param>
    public ToolsFeature(IReadOnlyList<ITool> tools, Action<string, Exception> report, Func<McpResult, McpResult>? check = null)
    {
        _tools = tools;
        _byName = tools.ToFrozenDictionary(tool => tool.Description.Name, StringComparer.Ordinal);
        _report = report;
        _check = check ?? (static result => result);
        Methods =
        [
            new McpMethod("tools/list", ListAsync) { Cache = CacheHint.OfDeployment },
            new McpMethod("tools/call", CallAsync),
        ];
    }

    public string Capability => "tools";

    public IReadOnlyList<McpMethod> Methods { get; }

    public JsonObject Describe() => [];

    private Task<McpResult> ListAsync(McpRequest request, CancellationToken cancellationToken)
    {
        if (request.TextParam("cursor") is not (null or ""))
        {
            return Task.FromResult<McpResult>(new McpResult.Failed(McpError.InvalidCursor("tools/list")));
        }

        var views = request.ClientHas(McpExtension.Apps);
        return Task.FromResult<McpResult>(new McpResult.Complete(
            new JsonObject { ["tools"] = new JsonArray([.. _tools.Select(tool => tool.Description.ToJson(request.Revision, views))]) })
        {
            // a shared cache must not show the list with views to a client without them
            Cache = views ? CacheHint.OfDeployment with { IsPublic = false } : null,
        });
    }

    private async Task<McpResult> CallAsync(McpRequest request, CancellationToken cancellationToken)
    {
        if (request.TextParam("name") is not { } name)
        {
            return new McpResult.Failed(McpError.InvalidParams("'params.name' must be the name of a tool."));
        }

        if (!_byName.TryGetValue(name, out var tool))
        {
            return new McpResult.Failed(McpError.InvalidParams($"There is no tool '{McpError.Clip(name)}'. Known: {string.Join(", ", _tools.Select(known => known.Description.Name))}."));
        }

        if (request.Param("arguments").ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Object or JsonValueKind.Null))
        {
            return new McpResult.Failed(McpError.InvalidParams("'params.arguments' must be an object."));
        }

        if (!IsAllowed(request.Principal, tool.Description.Scope))
        {
            return new McpResult.Failed(McpError.InsufficientScope(tool.Description.Scope));
        }

        if (request.WantsTask() && !tool.Description.MayTakeLong)
        {
            return new McpResult.Failed(new McpError(McpErrorCode.MethodNotFound, $"{name} answers at once: call it without 'task'."));
        }

        var result = await RunAsync(tool, new ToolCall(new ToolArguments(request.Param("arguments")), request), cancellationToken);
        return request.WantsTask() ? TaskOrError(result) : result;
    }

    /// <summary>Who asked for a task reads nothing else: a call that began none is an error.</summary>
    private static McpResult TaskOrError(McpResult result) => result is McpResult.Complete { Body: var body } && body["task"] is null
        ? new McpResult.Failed(McpError.InvalidParams((string?)body["content"]?[0]?["text"] ?? "No task was begun."))
        : result;

    /// <summary>Who may write may propose.</summary>
    private static bool IsAllowed(Principal principal, string scope) => principal.May(scope) || (scope == Scope.Propose && principal.May(Scope.Write));

    private async Task<McpResult> RunAsync(ITool tool, ToolCall call, CancellationToken cancellationToken)
    {
        var name = tool.Description.Name;
        try
        {
            call.Arguments.AllowOnly(tool.Description.ArgumentNames);
            return SizeCheck.Check(name, _check(await tool.CallAsync(call, cancellationToken)));
        }
        catch (BadArgumentException error)
        {
            return ToolResults.Failed(error.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ToolResults.Failed($"{name} ran out of time. Try again, or ask for less.");
        }
        catch (Exception error)
        {
            // the outermost edge of every tool: the log gets the fault, the model an apology it can act on
            _report($"tools/call {name}", error);
            return ToolResults.Failed($"{name} failed inside the server, and the log has it. Trying again is safe; if it fails again, tell the user.");
        }
    }
}
