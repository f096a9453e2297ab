using System.Net;

namespace SecondBrain.Aws.Signing;

/// <summary>AWS refused a call, or could not be reached.</summary>
/// <remarks>
/// Its message and text hold the error's name, the HTTP status and our own words, and nothing of the request or the answer: services quote
/// requests in their messages (a refused signature repeats the session token, a validation error the text of a note).
/// What the service said is <see cref="ServiceMessage"/>.
/// </remarks>
public sealed class AwsServiceException : Exception
{
    /// <summary>The <see cref="Code"/> when no answer came: no connection, or it broke.</summary>
    public const string Unreachable = "ServiceUnreachable";

    /// <summary>The <see cref="Code"/> when one attempt took longer than <see cref="AwsClientOptions.AttemptTimeout"/>.</summary>
    public const string AttemptTimedOut = "AttemptTimeout";

    /// <summary>The <see cref="Code"/> when there is nothing to sign with.</summary>
    public const string NoCredentials = "CredentialsUnavailable";

    /// <summary>The <see cref="Code"/> when the answer is not one that AWS documents, such as a proxy's page.</summary>
    public const string UnknownError = "UnknownError";

    private const int MaxCode = 100;

    internal AwsServiceException(string code, HttpStatusCode? status, string? explanation = null, string? serviceMessage = null)
        : base(Describe(Named(code), status, explanation)) =>
        (Code, Status, ServiceMessage) = (Named(code), status, serviceMessage);

    /// <summary>The service's name of the error, without namespace: <c>ConditionalCheckFailedException</c>, <c>ThrottlingException</c>.</summary>
    public string Code { get; }

    /// <summary>Null when no answer came.</summary>
    public HttpStatusCode? Status { get; }

    /// <summary>What the service said; null when it said nothing. May quote the request: never written to a log, never sent to anybody.</summary>
    public string? ServiceMessage { get; }

    /// <summary>How long the service asks to be left alone; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>The same call may succeed later: throttled, a fault of the service's, or no answer.</summary>
    public bool IsTransient => AwsErrorCodes.IsTransient(Code, Status);

    /// <summary>The service asks to be called less often.</summary>
    public bool IsThrottling => AwsErrorCodes.IsThrottling(Code);

    /// <summary>What does not look like the name of an error is none: it could be anything.</summary>
    private static string Named(string code) =>
        code.Length is > 0 and <= MaxCode && code.All(c => char.IsAsciiLetter(c) || c == '.' || char.IsAsciiDigit(c)) ? code : UnknownError;

    private static string Describe(string code, HttpStatusCode? status, string? explanation)
    {
        var why = explanation ?? AwsErrorCodes.Advice(code);
        var what = status is { } known ? $"{code} (HTTP status {(int)known})" : code;
        return why is null ? what : $"{what}: {why}";
    }
}
