using System.Text.Json.Nodes;
using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Tasks;

/// <summary>The tasks extension of 2026-07-28, and the experimental tasks of 2025-11-25.</summary>
public sealed class TasksFeature : IMcpFeature
{
    // a request may take 29 seconds
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly IReadOnlyList<ITaskSource> _sources;
    private readonly TimeProvider _clock;

    public TasksFeature(IReadOnlyList<ITaskSource> sources, TimeProvider clock)
    {
        _sources = sources;
        _clock = clock;
        Methods =
        [
            new McpMethod("tasks/get", (request, token) => OnTaskAsync(request, (_, task) => Task.FromResult(Show(task, request.Revision)), token)),
            new McpMethod("tasks/update", (request, token) => OnTaskAsync(request, (_, _) => Task.FromResult(new JsonObject()), token)),
            new McpMethod("tasks/cancel", (request, token) => OnTaskAsync(request, (source, task) => CancelAsync(source, request, task, token), token)),
            new McpMethod("tasks/result", ResultAsync) { UntilStateless = true },
        ];
    }

    public string Capability => "tasks";

    public IReadOnlyList<McpMethod> Methods { get; }

    public JsonObject Describe() => new() { ["cancel"] = new JsonObject(), ["requests"] = new JsonObject { ["tools"] = new JsonObject { ["call"] = new JsonObject() } } };

    public void Declare(JsonObject capabilities, string revision)
    {
        if (ProtocolRevision.IsStateless(revision))
        {
            McpExtension.Declare(capabilities, McpExtension.Tasks, []);
        }
        else if (revision == ProtocolRevision.V20251125)
        {
            capabilities[Capability] = Describe();
        }
    }

    private async Task<McpResult> OnTaskAsync(McpRequest request, Func<ITaskSource, LongTask, Task<JsonObject>> answer, CancellationToken cancellationToken)
    {
        if (Refused(request) is { } error)
        {
            return new McpResult.Failed(error);
        }

        return await FindAsync(request, cancellationToken) is var (source, task)
            ? new McpResult.Complete(await answer(source, task))
            : NoSuchTask(request);
    }

    private async Task<JsonObject> CancelAsync(ITaskSource source, McpRequest request, LongTask task, CancellationToken cancellationToken)
    {
        if (!task.IsFinal)
        {
            await source.CancelAsync(request, task.Id, cancellationToken);
        }

        return ProtocolRevision.IsStateless(request.Revision) ? [] : (await source.FindAsync(request, task.Id, cancellationToken) ?? task).ToJson(request.Revision);
    }

    private async Task<McpResult> ResultAsync(McpRequest request, CancellationToken cancellationToken)
    {
        if (Refused(request) is { } error)
        {
            return new McpResult.Failed(error);
        }

        for (var until = _clock.GetUtcNow() + Patience; ;)
        {
            if (await FindAsync(request, cancellationToken) is not var (_, task))
            {
                return NoSuchTask(request);
            }

            if (task.Result is { } result)
            {
                result[MetaKeys.Meta] = new JsonObject { [MetaKeys.RelatedTask] = new JsonObject { ["taskId"] = task.Id } };
                return new McpResult.Complete(result);
            }

            if (task.IsFinal || _clock.GetUtcNow() >= until)
            {
                return new McpResult.Failed(McpError.InvalidParams(task.IsFinal ? "The task was cancelled: it has no result." : "The task is still working. Ask tasks/get, and tasks/result again once it is completed."));
            }

            await Task.Delay(task.PollInterval, _clock, cancellationToken);
        }
    }

    private async Task<(ITaskSource Source, LongTask Task)?> FindAsync(McpRequest request, CancellationToken cancellationToken)
    {
        if (request.TextParam("taskId") is not { } id)
        {
            return null;
        }

        foreach (var source in _sources)
        {
            if (await source.FindAsync(request, id, cancellationToken) is { } task)
            {
                return (source, task);
            }
        }

        return null;
    }

    private static JsonObject Show(LongTask task, string revision)
    {
        var json = task.ToJson(revision);
        if (task.Result is { } result && ProtocolRevision.IsStateless(revision))
        {
            json["result"] = result;
        }

        return json;
    }

    private static McpError? Refused(McpRequest request) => request.Revision switch
    {
        ProtocolRevision.V20251125 => null,
        ProtocolRevision.V20260728 => request.ClientHas(McpExtension.Tasks) ? null : McpError.MissingExtension(McpExtension.Tasks),
        _ => McpError.UnknownMethod(request.Method),
    };

    private static McpResult.Failed NoSuchTask(McpRequest request) =>
        new(McpError.InvalidParams($"There is no task '{McpError.Clip(request.TextParam("taskId") ?? "")}' of this brain, or not any more."));
}
