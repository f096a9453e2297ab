namespace SecondBrain.StatesLanguage.Diagrams;

/// <summary>What a state does, in a few words under its name.</summary>
internal static class StateText
{
    private const string FunctionArn = "FunctionArn";

    public static string Of(DiagramState state) => state.Type switch
    {
        "Task" => Resource(state.Resource!),
        "Map" => $"for each item{Concurrency(state)}{(state.IsDistributed ? ", each an execution of its own" : "")}",
        "Parallel" => "all at once",
        "Wait" => Wait(state),
        _ => "",
    };

    /// <summary><c>dynamodb:getItem</c>, <c>Lambda ClaimCapture</c>.</summary>
    public static string Resource(string resource)
    {
        if (resource.StartsWith("${", StringComparison.Ordinal))
        {
            var name = resource.Trim('$', '{', '}');
            return name.EndsWith(FunctionArn, StringComparison.Ordinal) ? $"Lambda {name[..^FunctionArn.Length]}" : name;
        }

        var parts = resource.Split(':');
        return parts switch
        {
            ["arn", _, "lambda", .., "function", var function] => $"Lambda {function}",
            ["arn", _, "states", _, _, .. var service] => string.Join(':', service).Replace("aws-sdk:", "", StringComparison.Ordinal),
            _ => resource,
        };
    }

    private static string Concurrency(DiagramState state) => state.Json["MaxConcurrency"] is { } most && most.ToJsonString() != "0" ? $", {most.ToJsonString()} at a time" : "";

    private static string Wait(DiagramState state)
    {
        var (field, value) = state.Json.First(each => each.Key.StartsWith("Seconds", StringComparison.Ordinal) || each.Key.StartsWith("Timestamp", StringComparison.Ordinal));
        return field switch
        {
            "Seconds" => $"{value!.ToJsonString()} s",
            "SecondsPath" => $"{(string)value!} seconds",
            _ => $"until {(string)value!}",
        };
    }
}
