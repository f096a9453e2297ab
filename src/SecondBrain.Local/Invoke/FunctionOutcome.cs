using System.Text.Json.Nodes;

namespace SecondBrain.Local.Invoke;

/// <summary>How an invocation of a function ended.</summary>
internal abstract record FunctionOutcome
{
    private FunctionOutcome()
    {
    }

    public sealed record Returned(ReadOnlyMemory<byte> Payload) : FunctionOutcome;

    /// <summary>A function error, as Lambda reports it.</summary>
    /// <param name="ErrorType">The exception's simple class name.</param>
    public sealed record Failed(string ErrorType, string ErrorMessage, IReadOnlyList<string> StackTrace) : FunctionOutcome
    {
        /// <summary><c>{errorType, errorMessage, stackTrace}</c>: what Lambda answers.</summary>
        public JsonObject ToJson() => new()
        {
            ["errorType"] = ErrorType,
            ["errorMessage"] = ErrorMessage,
            ["stackTrace"] = new JsonArray([.. StackTrace.Select(line => JsonValue.Create(line))]),
        };
    }

    /// <summary>The function was still running at its deadline.</summary>
    public sealed record TimedOut(string RequestId, TimeSpan Timeout) : FunctionOutcome
    {
        /// <summary>What Lambda answers for it.</summary>
        public Failed AsFailure() =>
            new("Sandbox.Timedout", $"RequestId: {RequestId} Error: Task timed out after {Timeout.TotalSeconds.ToString("F2", System.Globalization.CultureInfo.InvariantCulture)} seconds", []);
    }
}
