namespace SecondBrain.Core.Telemetry;

/// <summary>Every metric that the functions write, in the namespace <see cref="Namespace"/>. An alarm on another name would never fire.</summary>
public static class MetricNames
{
    public const string Namespace = "SecondBrain";

    /// <summary>Dimension: the stack's name, from the environment variable <c>STACK_NAME</c>.</summary>
    public const string StackDimension = "Stack";

    /// <summary>Dimension: the function's <c>FUNCTION</c> value. Only <see cref="ByFunction"/> have it.</summary>
    public const string FunctionDimension = "Function";

    /// <summary>Captures that are new: neither repeated nor refused. Count.</summary>
    public const string Captures = "Captures";

    /// <summary>From the request for a new capture to its answer, inside the function. Milliseconds.</summary>
    public const string CaptureMilliseconds = "CaptureMilliseconds";

    /// <summary>Searches that were answered, over HTTP and over MCP. Count.</summary>
    public const string Searches = "Searches";

    /// <summary>One search, inside the function. Milliseconds; the sum of them where an invocation made several.</summary>
    public const string SearchMilliseconds = "SearchMilliseconds";

    /// <summary>Captures that ended with a part waiting for its model. Count.</summary>
    public const string Deferred = "Deferred";

    /// <summary>1 when a model's breaker opens, or opens again after a failed probe. Count.</summary>
    public const string BreakerOpen = "BreakerOpen";

    /// <summary>How far a brain's budget has degraded: 0 full, 1 deterministic, 2 words only. None.</summary>
    public const string BudgetStep = "BudgetStep";

    /// <summary>What a brain has spent this month, in US dollars. None.</summary>
    public const string SpentUsd = "SpentUsd";

    /// <summary>Tokens that went into and came out of models. Count.</summary>
    public const string ModelTokens = "ModelTokens";

    /// <summary>Invocations that ended in a fault: an exception, or an answer of 500. Count.</summary>
    public const string FunctionErrors = "FunctionErrors";

    /// <summary>First invocations of a process. Count.</summary>
    public const string ColdStarts = "ColdStarts";

    /// <summary>Invocations that were stopped because their deadline was near. Count.</summary>
    public const string DeadlineStops = "DeadlineStops";

    public static IReadOnlyList<string> All { get; } =
        [BreakerOpen, BudgetStep, CaptureMilliseconds, Captures, ColdStarts, DeadlineStops, Deferred, FunctionErrors, ModelTokens, SearchMilliseconds, Searches, SpentUsd];

    /// <summary>Those that are also written once a function: a metric costs by its dimensions, and only rare ones are worth that.</summary>
    public static IReadOnlyList<string> ByFunction { get; } = [DeadlineStops, FunctionErrors];

    /// <summary>CloudWatch's unit of a metric.</summary>
    public static string UnitOf(string metric) => metric switch
    {
        CaptureMilliseconds or SearchMilliseconds => "Milliseconds",
        BudgetStep or SpentUsd => "None",
        _ => "Count",
    };
}
