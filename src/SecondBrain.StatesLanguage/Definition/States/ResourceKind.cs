namespace SecondBrain.StatesLanguage.Definition.States;

/// <summary>What a <c>Resource</c> is: it decides the names of the history events.</summary>
internal sealed class ResourceKind
{
    private const string WaitSuffix = ".waitForTaskToken";

    public ResourceKind(string resource)
    {
        Resource = resource;
        var parts = resource.Split(':');
        IsLambda = parts is ["arn", _, "lambda", _, _, "function", ..];
        IsActivity = parts is ["arn", _, "states", _, _, "activity", ..];
        Prefix = IsLambda ? "LambdaFunction" : IsActivity ? "Activity" : "Task";
        WaitsForToken = resource.EndsWith(WaitSuffix, StringComparison.Ordinal);
        Service = parts is ["arn", _, "states", _, _, var service, ..] ? service : "";
        Pattern = WaitsForToken ? WaitSuffix : resource.EndsWith(".sync", StringComparison.Ordinal) ? ".sync" : resource.EndsWith(".sync:2", StringComparison.Ordinal) ? ".sync:2" : null;
        IsSubmitted = Pattern is not null;
        SizeName = !IsLambda && !IsActivity && parts is ["arn", _, "states", _, _, _, ..] ? parts[^2] : resource;
        (ServiceType, Action) = parts.Length >= 2 ? (parts[^2], parts[^1]) : (resource, "");
        Scheduled = Prefix + "Scheduled";
        Started = Prefix + "Started";
        Succeeded = Prefix + "Succeeded";
        Failed = Prefix + "Failed";
        TimedOut = Prefix + "TimedOut";
    }

    public string Resource { get; }

    public bool IsLambda { get; }

    public bool IsActivity { get; }

    /// <summary>Of a service integration: <c>sqs</c>, <c>states</c>, <c>aws-sdk</c>; else empty.</summary>
    public string Service { get; }

    /// <summary><c>.sync</c>, <c>.sync:2</c> or <c>.waitForTaskToken</c>; null: the answer to the request is the end.</summary>
    public string? Pattern { get; }

    /// <summary>A token is answered by <c>SendTaskSuccess</c> or <c>SendTaskFailure</c>.</summary>
    public bool WaitsForToken { get; }

    /// <summary>The request is accepted first and its end awaited: <c>TaskSubmitted</c>.</summary>
    public bool IsSubmitted { get; }

    /// <summary>What the message about a result that is too large calls it.</summary>
    public string SizeName { get; }

    public string ServiceType { get; }

    public string Action { get; }

    public string Scheduled { get; }

    public string Started { get; }

    public string Succeeded { get; }

    public string Failed { get; }

    public string TimedOut { get; }

    private string Prefix { get; }
}
