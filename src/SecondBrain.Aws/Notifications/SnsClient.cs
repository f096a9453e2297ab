using System.Globalization;
using System.Net;
using SecondBrain.Aws.Signing;

namespace SecondBrain.Aws.Notifications;

/// <summary>Amazon SNS. Safe for concurrent use.</summary>
/// <remarks>
/// Errors are <see cref="AwsServiceException"/> with the service's names: <c>NotFound</c>, <c>InvalidParameter</c>, <c>AuthorizationError</c>.
/// A workflow publishes by a direct integration instead (<c>sns:publish</c>).
/// </remarks>
public sealed class SnsClient(HttpClient http, AwsClientOptions options)
{
    /// <summary>The longest subject, in characters.</summary>
    public const int MaxSubject = 100;

    private const string Version = "2010-03-31";

    private readonly AwsQueryClient _client = new(http, options, "sns", Version);

    /// <summary>Sends a message to the subscribers of a topic. A call that got no answer is not made again: the mail would come twice.</summary>
    /// <returns>The message's id.</returns>
    /// <exception cref="ArgumentException">The subject is longer than <see cref="MaxSubject"/>, or has line breaks or other control characters: SNS refuses those.</exception>
    public async Task<string> PublishAsync(SnsMessage message, CancellationToken cancellationToken = default)
    {
        if (message.Subject is { } subject && (subject.Length is 0 or > MaxSubject || subject.Any(char.IsControl)))
            throw new ArgumentException($"A subject has 1 to {MaxSubject} characters and no line breaks.", nameof(message));

        List<(string, string?)> parameters = [("TopicArn", message.TopicArn), ("Message", message.Text), ("Subject", message.Subject)];
        var number = 1;
        foreach (var (name, value) in message.Attributes)
        {
            var entry = string.Create(CultureInfo.InvariantCulture, $"MessageAttributes.entry.{number++}.");
            parameters.AddRange([(entry + "Name", name), (entry + "Value.DataType", "String"), (entry + "Value.StringValue", value)]);
        }

        var result = await _client.CallAsync("Publish", parameters, isRepeatable: false, cancellationToken);
        return result.Elements().FirstOrDefault(element => element.Name.LocalName == "MessageId")?.Value
            ?? throw new AwsServiceException(AwsServiceException.UnknownError, HttpStatusCode.OK, "SNS did not say the message's id");
    }
}
