using System.Net;

namespace SecondBrain.Aws.Signing;

/// <summary>What an error of DynamoDB, DynamoDB Streams, S3, Step Functions, Bedrock Runtime or SNS means for the next attempt. The one place that knows.</summary>
/// <remarks>
/// Source: the AWS SDKs and Tools Reference Guide, "Retry behavior", as botocore's <c>retries/standard.py</c> spells it out, and the
/// errors that the API reference of each of these services lists.
/// </remarks>
public static class AwsErrorCodes
{
    private static readonly HashSet<string> Throttling = new(StringComparer.Ordinal)
    {
        // any service
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled", "RequestThrottledException", "TooManyRequestsException",
        "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException", "PriorRequestNotComplete", "EC2ThrottledException",
        // DynamoDB
        "ProvisionedThroughputExceededException", "TransactionInProgressException",
        // S3
        "SlowDown",
        // Step Functions and SNS, of the key that encrypts
        "KmsThrottlingException", "KMSThrottlingException", "KMSThrottling",
    };

    private static readonly HashSet<string> Passing = new(StringComparer.Ordinal)
    {
        // any service
        "RequestTimeout", "RequestTimeoutException", "InternalFailure", "InternalError", "InternalErrorException", "ServiceUnavailable",
        // DynamoDB, Bedrock
        "InternalServerError", "InternalServerException", "ServiceUnavailableException", "ModelNotReadyException",
        // S3: another writer was at work on the key
        "ConditionalRequestConflict", "OperationAborted",
    };

    /// <summary>The service asks to be called less often.</summary>
    public static bool IsThrottling(string code) => Throttling.Contains(code);

    /// <summary>The same call may succeed later: throttled, a fault of the service's, or no answer.</summary>
    /// <param name="status">Null: no answer came.</param>
    public static bool IsTransient(string code, HttpStatusCode? status) =>
        status is null or HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
        || IsThrottling(code) || Passing.Contains(code);

    /// <summary>What the owner can do about it; null where the code says it all.</summary>
    internal static string? Advice(string code) => code switch
    {
        "AccessDeniedException" or "AccessDenied" or "AuthorizationError" or "AuthorizationErrorException" =>
            "the role may not do this, or the model is not enabled in this region: compare its policy with template.yaml",
        "ExpiredTokenException" or "ExpiredToken" => "the credentials have expired: sign in again",
        "UnrecognizedClientException" or "InvalidClientTokenId" or "InvalidSignatureException" or "SignatureDoesNotMatch" =>
            "the credentials are not accepted: check the key, the region and this machine's clock",
        _ => null,
    };
}
