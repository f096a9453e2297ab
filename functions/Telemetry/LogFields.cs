using SecondBrain.Core.Telemetry;

namespace SecondBrain.Functions.Telemetry;

/// <summary>Every field that a log line can have; queries in docs/operations.md name no other. The first four are those of Lambda's JSON log format.</summary>
public static class LogFields
{
    public const string Timestamp = "timestamp";
    public const string Level = "level";
    public const string RequestId = "requestId";
    public const string Message = "message";

    /// <summary>The <c>FUNCTION</c> value.</summary>
    public const string Function = "function";

    /// <summary>Such as <c>GET /notes/{id}</c>: the route, never the path or the query.</summary>
    public const string Route = "route";

    /// <summary>The id that the HTTP API's access log has.</summary>
    public const string ApiRequestId = "apiRequestId";

    /// <summary>X-Ray's id of the trace.</summary>
    public const string Trace = "trace";

    public const string ColdStart = "coldStart";
    public const string DurationMs = "durationMs";

    /// <summary><c>ok</c>, <c>refused</c> (an answer of 4xx), <c>fault</c> or <c>deadline</c>.</summary>
    public const string Outcome = "outcome";

    /// <summary>The HTTP status; absent for steps.</summary>
    public const string Status = "status";

    /// <summary>HTTP requests to AWS, every attempt counted.</summary>
    public const string AwsCalls = "awsCalls";

    /// <summary>Those that were second or later attempts.</summary>
    public const string AwsRetries = "awsRetries";

    /// <summary>The exception's simple class name, as workflows see it.</summary>
    public const string ErrorType = "errorType";

    /// <summary>What AWS calls the error.</summary>
    public const string ErrorCode = "errorCode";

    /// <summary>Only of exceptions whose messages hold no text of anybody's.</summary>
    public const string ErrorMessage = "errorMessage";

    /// <summary>Types of the exceptions inside, outermost first.</summary>
    public const string ErrorInner = "errorInner";

    /// <summary>Methods of the stack, innermost first.</summary>
    public const string ErrorStack = "errorStack";

    /// <summary>What was being done when a fault was survived.</summary>
    public const string Where = "where";

    public static IReadOnlyList<string> All { get; } =
    [
        Timestamp, Level, RequestId, Message, Function, Route, ApiRequestId, Trace, ColdStart, DurationMs, Outcome, Status, AwsCalls, AwsRetries,
        ErrorType, ErrorCode, ErrorMessage, ErrorInner, ErrorStack, Where, .. CorrelationFields.All,
    ];
}
