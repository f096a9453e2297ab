namespace SecondBrain.Local.Template;

/// <summary>What a deployment would give the template: the pseudo parameters and the values that only exist once deployed.</summary>
internal sealed record TemplateScope
{
    public string Region { get; init; } = "us-east-1";

    public string AccountId { get; init; } = "000000000000";

    public string StackName { get; init; } = "secondbrain";

    public string Partition { get; init; } = "aws";

    /// <summary>Values of parameters; the others take their default.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>What <c>!GetAtt Api.ApiEndpoint</c> gives: no slash at its end.</summary>
    public string ApiEndpoint { get; init; } = "http://localhost";

    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{AccountId}:{resource}";
}
