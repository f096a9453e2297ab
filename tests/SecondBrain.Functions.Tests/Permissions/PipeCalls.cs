namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>What EventBridge Pipes calls with a pipe's role: on this machine the pipe is the host's own and calls nothing, so these are from the documentation.</summary>
/// <remarks>Source: EventBridge user guide, "Permissions for Amazon EventBridge Pipes": DynamoDB stream source, Step Functions target, dead-letter queue.</remarks>
internal static class PipeCalls
{
    private static readonly string[] OfStream = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"];

    public static void Note(CallRecorder recorder, string template)
    {
        foreach (var pipe in GrantedPolicies.Pipes(template))
        {
            var role = pipe.RequiredText("RoleArn", "A pipe").Split('/')[^1];
            foreach (var action in OfStream)
            {
                recorder.Note(role, action, pipe.RequiredText("Source", "A pipe"));
            }

            recorder.Note(role, "states:StartExecution", pipe.RequiredText("Target", "A pipe"));
            recorder.Note(role, "sqs:SendMessage", pipe.Map("SourceParameters").Map("DynamoDBStreamParameters").Map("DeadLetterConfig").RequiredText("Arn", "A pipe's dead-letter queue"));
        }
    }
}
