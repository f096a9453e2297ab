using System.Text.Json.Nodes;
using SecondBrain.Core.Executions;

namespace SecondBrain.Aws.StepFunctions;

/// <summary>Reads executions and events from the service's answers.</summary>
internal static class ExecutionReading
{
    private const string DetailsSuffix = "EventDetails";

    public static WorkflowExecution Execution(WorkflowName workflow, JsonNode answer) => new(
        workflow, (string)answer["name"]!, (string)answer["status"]!, Time(answer["startDate"])!.Value, Time(answer["stopDate"]))
    {
        Input = Json(answer["input"]),
        Output = Json(answer["output"]),
        Error = (string?)answer["error"],
        Cause = (string?)answer["cause"],
        RedriveCount = (int?)answer["redriveCount"] ?? 0,
    };

    public static ExecutionEvent Event(JsonObject answer) => new(
        (long)answer["id"]!,
        (long?)answer["previousEventId"] ?? 0,
        Time(answer["timestamp"])!.Value,
        (string)answer["type"]!,
        answer.FirstOrDefault(member => member.Key.EndsWith(DetailsSuffix, StringComparison.Ordinal)).Value?.DeepClone());

    /// <summary>The service writes seconds since 1970, with a fraction.</summary>
    public static DateTimeOffset? Time(JsonNode? seconds) =>
        seconds is null ? null : DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round((double)seconds * 1000));

    private static JsonNode? Json(JsonNode? text) => text is null ? null : JsonNode.Parse((string)text!);
}
