namespace SecondBrain.Aws.Notifications;

/// <param name="Text">At most 256 KiB of UTF-8, the attributes counted.</param>
/// <param name="Subject">Of mail; 1 to 100 characters. Null: SNS writes its own.</param>
public sealed record SnsMessage(string TopicArn, string Text, string? Subject = null)
{
    /// <summary>Text attributes, which a subscription can filter by.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();
}
