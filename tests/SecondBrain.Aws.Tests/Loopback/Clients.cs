using Amazon.Runtime;
using SecondBrain.Aws.Signing;

namespace SecondBrain.Aws.Tests.Loopback;

internal static class Clients
{
    public const string AccessKey = "AKIDEXAMPLE";
    public const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    public const string SessionToken = "a/session+token==";
    public const string Region = "eu-west-1";

    public static HttpClient Http { get; } = new();

    /// <summary>Four retries that do not wait.</summary>
    public static AwsClientOptions Options(Uri endpoint) => new()
    {
        Credentials = new SessionAWSCredentials(AccessKey, SecretKey, SessionToken),
        Region = Region,
        Endpoint = endpoint,
        Retry = new AwsRetry { BaseDelay = TimeSpan.Zero },
    };
}
