using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.StatesLanguage.Tests.Maps;

/// <summary>A bucket, and whatever else a task is.</summary>
internal sealed class ObjectTasks
{
    private readonly FakeTasks _tasks;

    public ObjectTasks(Func<TaskInvocation, JsonNode?>? work = null) => _tasks = FakeTasks.Of(invocation => invocation.Resource switch
    {
        "arn:aws:states:::s3:getObject" => new JsonObject { ["Body"] = Objects.TryGetValue(Key(invocation), out var body) ? body : throw new TaskFailedException("S3.NoSuchKeyException", "There is no such key.") },
        "arn:aws:states:::s3:putObject" => Put(invocation),
        "arn:aws:states:::s3:listObjectsV2" => List(invocation),
        _ => work is null ? invocation.Input?.DeepClone() : work(invocation),
    });

    public static implicit operator FakeTasks(ObjectTasks objects) => objects._tasks;

    public SortedDictionary<string, string> Objects { get; } = new(StringComparer.Ordinal);

    public bool IsReadOnly { get; init; }

    private static string Key(TaskInvocation invocation) => invocation.Input!["Key"]!.GetValue<string>();

    private JsonObject Put(TaskInvocation invocation)
    {
        Objects[Key(invocation)] = IsReadOnly ? throw new TaskFailedException("S3.AccessDeniedException", "no") : invocation.Input!["Body"]!.GetValue<string>();
        return [];
    }

    // Two to a page.
    private JsonObject List(TaskInvocation invocation)
    {
        var from = int.Parse(invocation.Input!["ContinuationToken"]?.GetValue<string>() ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        var page = new JsonObject { ["Contents"] = new JsonArray([.. Objects.Keys.Where(k => k.StartsWith(invocation.Input!["Prefix"]!.GetValue<string>(), StringComparison.Ordinal)).Skip(from).Take(2).Select(k => new JsonObject { ["Key"] = k })]) };
        if (from + 2 < Objects.Count)
        {
            page["NextContinuationToken"] = $"{from + 2}";
        }

        return page;
    }
}
