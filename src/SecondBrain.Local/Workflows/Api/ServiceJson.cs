using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Execution;
using Names = SecondBrain.Core.Executions.ExecutionStatus;


namespace SecondBrain.Local.Workflows.Api;

/// <summary>Executions, events and state machines in the service's shape.</summary>
internal static class ServiceJson
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Payloads = ["input", "output", "parameters"];

    /// <summary>Seconds since 1970.</summary>
    public static JsonNode Time(DateTimeOffset time) => JsonValue.Create(time.ToUnixTimeMilliseconds() / 1000m);

    /// <summary>JSON as text, letters outside ASCII as themselves.</summary>
    public static string Text(JsonNode? node) => node?.ToJsonString(Relaxed) ?? "null";

    public static JsonObject Machine(LocalMachine machine, DateTimeOffset createdAt) => new()
    {
        ["stateMachineArn"] = machine.Arn,
        ["name"] = machine.Resource.Name,
        ["type"] = machine.IsExpress ? "EXPRESS" : "STANDARD",
        ["creationDate"] = Time(createdAt),
    };

    public static JsonObject Summary(ExecutionDescription execution)
    {
        var json = new JsonObject
        {
            ["executionArn"] = execution.Arn,
            ["stateMachineArn"] = execution.Identity.StateMachineArn,
            ["name"] = execution.Name,
            ["status"] = execution.Status,
            ["startDate"] = Time(execution.StartedAt),
        };
        Add(json, "stopDate", execution.StoppedAt);
        if (!execution.Identity.IsExpress)
            json["redriveCount"] = execution.RedriveCount;
        Add(json, "redriveDate", execution.RedrivenAt);
        return json;
    }

    public static JsonObject Description(ExecutionDescription execution)
    {
        var json = Summary(execution);
        json["input"] = execution.Input;
        json["inputDetails"] = new JsonObject { ["included"] = true };
        if (execution.Output is not null)
        {
            json["output"] = execution.Output;
            json["outputDetails"] = new JsonObject { ["included"] = true };
        }

        if (execution.Error is not null)
            json["error"] = execution.Error;
        if (execution.Cause is not null)
            json["cause"] = execution.Cause;
        if (!execution.Identity.IsExpress)
        {
            var isOver = execution.Status is Names.Running or Names.Succeeded;
            json["redriveStatus"] = isOver ? "NOT_REDRIVABLE" : "REDRIVABLE";
            if (isOver)
                json["redriveStatusReason"] = $"Execution is {execution.Status} and cannot be redriven";
        }

        return json;
    }

    /// <summary>An event; its details under the name the service gives them, payloads as text.</summary>
    public static JsonObject Event(HistoryEvent happened, bool includeData)
    {
        var json = new JsonObject
        {
            ["timestamp"] = Time(happened.Timestamp),
            ["type"] = happened.Type,
            ["id"] = happened.Id,
            ["previousEventId"] = happened.PreviousEventId,
        };
        if (Details(happened, includeData) is { Count: > 0 } details)
            json[DetailsName(happened.Type)] = details;
        return json;
    }

    private static JsonObject Details(HistoryEvent happened, bool includeData)
    {
        var details = new JsonObject();
        if (happened.StateName is not null)
            details["name"] = happened.StateName;
        foreach (var (name, value) in happened.Details as JsonObject ?? [])
        {
            if (!Payloads.Contains(name))
                details[name] = value?.DeepClone();
            else if (includeData)
                details[name] = value is JsonValue && value.GetValueKind() == JsonValueKind.String ? value.DeepClone() : Text(value);
            if (name is "input" or "output" && includeData)
                details[name + "Details"] = new JsonObject { ["truncated"] = false };
        }

        return details;
    }

    private static string DetailsName(string type)
    {
        var name = type.EndsWith("StateEntered", StringComparison.Ordinal) ? "stateEntered"
            : type.EndsWith("StateExited", StringComparison.Ordinal) ? "stateExited"
            : char.ToLowerInvariant(type[0]) + type[1..];
        return name + "EventDetails";
    }

    private static void Add(JsonObject json, string name, DateTimeOffset? time)
    {
        if (time is { } known)
            json[name] = Time(known);
    }
}
