namespace SecondBrain.StatesLanguage.Testing;

/// <summary>What stands for a <c>${Name}</c> that a test does not set: an ARN of the right shape for a name that ends in <c>Arn</c>, else the name.</summary>
internal static class DummySubstitution
{
    private const string Account = "us-east-1:123456789012";

    private static readonly (string Suffix, string Arn)[] Shapes =
    [
        ("FunctionArn", $"arn:aws:lambda:{Account}:function:"),
        ("StateMachineArn", $"arn:aws:states:{Account}:stateMachine:"),
        ("TopicArn", $"arn:aws:sns:{Account}:"),
        ("QueueArn", $"arn:aws:sqs:{Account}:"),
        ("BucketArn", "arn:aws:s3:::"),
        ("TableArn", $"arn:aws:dynamodb:{Account}:table/"),
        ("Arn", $"arn:aws:other:{Account}:"),
    ];

    public static string For(string name)
    {
        var (suffix, arn) = Array.Find(Shapes, shape => name.EndsWith(shape.Suffix, StringComparison.Ordinal));
        return suffix is null ? name : arn + name[..^suffix.Length];
    }
}
