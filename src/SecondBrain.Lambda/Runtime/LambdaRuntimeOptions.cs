namespace SecondBrain.Lambda.Runtime;

/// <summary>Where the Runtime API is and how the loop behaves.</summary>
public sealed record LambdaRuntimeOptions
{
    public const string RuntimeApiVariable = "AWS_LAMBDA_RUNTIME_API";

    /// <summary>Lambda's limit for the response of a synchronous invocation: 6 MiB and 100 bytes.</summary>
    public const int MaxResponseBytes = 6_291_556;

    /// <summary>Host and port, as Lambda gives it: <c>127.0.0.1:9001</c>.</summary>
    public required string RuntimeApi { get; init; }

    public required string FunctionName { get; init; }

    /// <summary>How long before the deadline the handler is cancelled; never more than a tenth of the time that it had. Default: 500 milliseconds.</summary>
    public TimeSpan DeadlineMargin { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What Lambda sets in the environment of every function.</summary>
    /// <exception cref="InvalidOperationException">This process was not started by Lambda.</exception>
    public static LambdaRuntimeOptions FromEnvironment() => new()
    {
        RuntimeApi = Environment.GetEnvironmentVariable(RuntimeApiVariable) is { Length: > 0 } api
            ? api
            : throw new InvalidOperationException(
                $"{RuntimeApiVariable} is not set: Lambda sets it when it starts a function. On a laptop run src/SecondBrain.Local instead."),
        FunctionName = Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME") ?? "function",
    };

    internal TimeSpan TimeFor(DateTimeOffset deadline)
    {
        var remaining = deadline - Clock.GetUtcNow();
        var margin = remaining / 10 < DeadlineMargin ? remaining / 10 : DeadlineMargin;
        return remaining > margin ? remaining - margin : TimeSpan.Zero;
    }
}
