using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Batch;

/// <summary>A line of results.</summary>
internal sealed record AslCaseResult(string Status, Value? Output, string? Error, string? Cause, IReadOnlyList<HistoryEvent> Trace)
{
    public const string InvalidStatus = "INVALID";

    public const string ErrorStatus = "ERROR";

    public const string AbortedStatus = "ABORTED";

    public Value Id { get; init; } = Value.Null;

    public static AslCaseResult BadLine(string why) => new(ErrorStatus, null, "BadLine", why, []);

    public static AslCaseResult Of(ExecutionResult result) => new(
        result.Status switch
        {
            ExecutionStatus.Succeeded => "SUCCEEDED",
            ExecutionStatus.TimedOut => "TIMED_OUT",
            ExecutionStatus.Aborted => AbortedStatus,
            _ => "FAILED",
        },
        result.OutputValue,
        result.Error,
        result.Cause,
        result.History);

    public string ToJson()
    {
        var trace = new Value[Trace.Count];
        for (var i = 0; i < trace.Length; i++)
        {
            trace[i] = new ListValue([new TextValue(Trace[i].Type), Text(Trace[i].StateName)]);
        }

        return ObjectValue.Of(
            ("id", Id),
            ("status", new TextValue(Status)),
            ("output", Output ?? Value.Null),
            ("error", Text(Error)),
            ("cause", Text(Cause)),
            ("trace", new ListValue(trace))).ToJson();
    }

    private static Value Text(string? text) => text is null ? Value.Null : new TextValue(text);
}
