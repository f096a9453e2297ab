using System.Text.RegularExpressions;

namespace SecondBrain.Aws.Calls;

/// <summary>Which operation of which service an HTTP request asks for.</summary>
/// <param name="Service">As IAM spells it: <c>dynamodb</c>, <c>s3</c>, <c>states</c>, <c>bedrock</c>, <c>sns</c>, <c>sqs</c>.</param>
/// <param name="Operation">As the service's API reference spells it: <c>PutItem</c>, <c>GetObject</c>, <c>StartExecution</c>, <c>InvokeModel</c>.</param>
public sealed partial record AwsCall(string Service, string Operation)
{
    public override string ToString() => $"{Service}:{Operation}";

    /// <summary>Null when the request is none to a service that this project calls.</summary>
    public static AwsCall? Of(HttpRequestMessage request)
    {
        if (request.Headers.TryGetValues("x-amz-target", out var targets))
        {
            return OfTarget(targets.First());
        }

        var uri = request.RequestUri!;
        return ModelPath().Match(uri.AbsolutePath) is { Success: true } model
            ? new AwsCall("bedrock", Models[model.Groups["operation"].Value])
            : OfBucket(request.Method, uri);
    }

    private static readonly Dictionary<string, string> Models = new(StringComparer.Ordinal)
    {
        ["invoke"] = "InvokeModel",
        ["converse"] = "Converse",
    };

    private static readonly Dictionary<string, string> Services = new(StringComparer.Ordinal)
    {
        ["DynamoDB_20120810"] = "dynamodb",
        ["DynamoDBStreams_20120810"] = "dynamodb",
        ["AWSStepFunctions"] = "states",
        ["AmazonSQS"] = "sqs",
    };

    private static AwsCall? OfTarget(string target)
    {
        var dot = target.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && Services.TryGetValue(target[..dot], out var service) ? new AwsCall(service, target[(dot + 1)..]) : null;
    }

    // path style (/bucket/key) or virtual hosts (bucket.s3.region...)
    private static AwsCall? OfBucket(HttpMethod method, Uri uri)
    {
        var isList = uri.Query.Contains("list-type=2", StringComparison.Ordinal);
        return method.Method switch
        {
            "GET" when isList => new AwsCall("s3", "ListObjectsV2"),
            "GET" => new AwsCall("s3", "GetObject"),
            "HEAD" => new AwsCall("s3", "HeadObject"),
            "PUT" => new AwsCall("s3", "PutObject"),
            "DELETE" => new AwsCall("s3", "DeleteObject"),
            _ => null,
        };
    }

    [GeneratedRegex("^/model/[^/]+/(?<operation>invoke|converse)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ModelPath();
}
