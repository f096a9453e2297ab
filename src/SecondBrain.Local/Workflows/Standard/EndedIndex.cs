using System.Text.Json;
using SecondBrain.Local.Hosting;

namespace SecondBrain.Local.Workflows.Standard;

/// <summary>The executions that have ended, for 90 days: a line for each in <c>executions/ended.jsonl</c>, the last line of an ARN counts. Read when first asked for. Safe for concurrent use.</summary>
internal sealed class EndedIndex(DataFolder data, ExecutionFiles files, TimeProvider clock)
{
    /// <summary>As long as the service keeps an execution and its name.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private static readonly string FileName = Path.Combine("executions", "ended.jsonl");

    private readonly Lock _gate = new();
    private Dictionary<string, EndedExecution>? _executions;
    private bool _hasAppended;

    public IReadOnlyList<EndedExecution> All
    {
        get
        {
            lock (_gate)
            {
                return [.. Read().Values];
            }
        }
    }

    public EndedExecution? Find(string arn)
    {
        lock (_gate)
        {
            return Read().TryGetValue(arn, out var ended) && !IsOver(ended) ? ended : null;
        }
    }

    /// <summary>Keeps what became of an execution, then puts its journal among the ended.</summary>
    public void Add(ExecutionDescription description)
    {
        var ended = EndedExecution.Of(description);
        lock (_gate)
        {
            _executions?[ended.Arn] = ended;
            // A kill can leave half a line: the first line of a process begins a new one.
            data.AppendLine(FileName, (_hasAppended ? "" : "\n") + JsonSerializer.Serialize(ended, JsonSerializerOptions.Web));
            _hasAppended = true;
            File.Move(files.RunningPath(ended.Identity), files.EndedPath(ended.Identity), overwrite: true);
        }
    }

    /// <summary>Puts a journal back among the running.</summary>
    public void Remove(ExecutionIdentity execution)
    {
        lock (_gate)
        {
            Read().Remove(execution.Arn);
            File.Move(files.EndedPath(execution), files.RunningPath(execution));
        }
    }

    private Dictionary<string, EndedExecution> Read()
    {
        if (_executions is not null)
            return _executions;

        _executions = [];
        var lines = 0;
        foreach (var line in data.ReadText(FileName)?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            lines++;
            if (Parse(line) is { } ended)
                _executions[ended.Arn] = ended;
        }

        foreach (var old in _executions.Values.Where(IsOver).ToArray())
        {
            _executions.Remove(old.Arn);
            File.Delete(files.EndedPath(old.Identity));
        }

        if (_executions.Count < lines)
            data.WriteText(FileName, string.Concat(_executions.Values.Select(ended => JsonSerializer.Serialize(ended, JsonSerializerOptions.Web) + "\n")));
        return _executions;
    }

    private bool IsOver(EndedExecution ended) => clock.GetUtcNow() - ended.StoppedAt > Kept;

    // Half a line: its journal is still among the running, and is added again.
    private static EndedExecution? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<EndedExecution>(line, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
