using System.Net;

namespace SecondBrain.Aws.Signing;

/// <summary>AWS refused a call, or could not be reached.</summary>
/// <remarks>
/// Carries neither the request nor the response: the message is the service's own first line, shortened, because the lines
/// after it can repeat headers (a refused signature quotes the session token).
/// </remarks>
public sealed class AwsServiceException : Exception
{
    /// <summary>The <see cref="Code"/> when no answer came: no connection, or it broke.</summary>
    public const string Unreachable = "ServiceUnreachable";

    /// <summary>The <see cref="Code"/> when one attempt took longer than <see cref="AwsClientOptions.AttemptTimeout"/>.</summary>
    public const string AttemptTimedOut = "AttemptTimeout";

    /// <summary>The <see cref="Code"/> when the answer is not one that AWS documents, such as a proxy's page.</summary>
    public const string UnknownError = "UnknownError";

    private const int MaxMessage = 500;

    internal AwsServiceException(string code, string? message, HttpStatusCode? status, Exception? inner = null)
        : base(Shorten(message, code), inner) => (Code, Status) = (code, status);

    /// <summary>The service's name of the error, without namespace: <c>ConditionalCheckFailedException</c>, <c>ThrottlingException</c>.</summary>
    public string Code { get; }

    /// <summary>Null when no answer came.</summary>
    public HttpStatusCode? Status { get; }

    /// <summary>The same call may succeed later: throttled, a fault of the service's, or no answer.</summary>
    public bool IsTransient =>
        Status is null or HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
        || IsThrottling;

    /// <summary>The service asks to be called less often.</summary>
    public bool IsThrottling => Code is "Throttling" or "ThrottlingException" or "ThrottledException" or "RequestThrottled"
        or "RequestThrottledException" or "TooManyRequestsException" or "ProvisionedThroughputExceededException"
        or "RequestLimitExceeded" or "LimitExceededException" or "TransactionInProgressException" or "SlowDown";

    private static string Shorten(string? message, string code)
    {
        var line = (message ?? "").AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        line = end < 0 ? line : line[..end];
        return line.IsEmpty ? code : line.Length > MaxMessage ? $"{code}: {line[..MaxMessage]}..." : $"{code}: {line}";
    }
}
