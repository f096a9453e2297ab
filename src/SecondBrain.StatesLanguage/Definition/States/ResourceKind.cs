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
        var isActivity = parts is ["arn", _, "states", _, _, "activity", ..];
        Prefix = IsLambda ? "LambdaFunction" : isActivity ? "Activity" : "Task";
        WaitsForToken = resource.EndsWith(WaitSuffix, StringComparison.Ordinal);
        IsSubmitted = WaitsForToken || resource.EndsWith(".sync", StringComparison.Ordinal) || resource.Contains(".sync:", StringComparison.Ordinal);
        SizeName = !IsLambda && !isActivity && parts is ["arn", _, "states", _, _, _, ..] ? parts[^2] : resource;
        (ServiceType, Action) = parts.Length >= 2 ? (parts[^2], parts[^1]) : (resource, "");
        Scheduled = Prefix + "Scheduled";
        Started = Prefix + "Started";
        Succeeded = Prefix + "Succeeded";
        Failed = Prefix + "Failed";
        TimedOut = Prefix + "TimedOut";
    }

    public string Resource { get; }

    public bool IsLambda { get; }

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
