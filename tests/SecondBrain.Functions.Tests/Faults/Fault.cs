namespace SecondBrain.Functions.Tests.Faults;

/// <summary>One failure to inject.</summary>
/// <param name="Call">Which task call fails, counted from 0 over everything that runs.</param>
/// <param name="IsPermanent">Every later call of the same state fails too: its retries, not what catches the failure.</param>
/// <param name="IsTransient">The error is one that workflows retry; else it is one that they do not.</param>
internal sealed record Fault(int Call, FaultMoment Moment, bool IsPermanent = false, bool IsTransient = true)
{
    /// <summary>The name that the service itself gives the error.</summary>
    public string ErrorOf(string resource) => (IsTransient, resource) switch
    {
        (false, _) => "InvalidOperationException",
        (_, var arn) when arn.Contains(":states:::aws-sdk:dynamodb:", StringComparison.Ordinal) => "DynamoDb.InternalServerErrorException",
        (_, var arn) when arn.Contains(":states:::dynamodb:", StringComparison.Ordinal) => "DynamoDB.InternalServerErrorException",
        (_, var arn) when arn.Contains(":states:::s3:", StringComparison.Ordinal) => "S3.S3Exception",
        (_, var arn) when arn.Contains(":states:::sns:", StringComparison.Ordinal) => "SNS.ThrottledException",
        (_, var arn) when arn.Contains(":states:::states:", StringComparison.Ordinal) => "StepFunctions.ThrottlingException",
        (_, var arn) when arn.Contains(":states:::bedrock:", StringComparison.Ordinal) => "Bedrock.ServiceUnavailableException",
        _ => "AmazonDynamoDBException",
    };
}
