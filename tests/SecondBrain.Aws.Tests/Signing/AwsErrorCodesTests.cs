using System.Net;
using SecondBrain.Aws.Signing;

namespace SecondBrain.Aws.Tests.Signing;

public sealed class AwsErrorCodesTests
{
    [Theory]
    [InlineData("ThrottlingException", 400)] // DynamoDB, Step Functions
    [InlineData("ThrottlingException", 429)] // Bedrock
    [InlineData("ProvisionedThroughputExceededException", 400)]
    [InlineData("RequestLimitExceeded", 400)]
    [InlineData("LimitExceededException", 400)] // DynamoDB Streams: more than five readers
    [InlineData("TransactionInProgressException", 400)]
    [InlineData("KmsThrottlingException", 400)]
    [InlineData("KMSThrottlingException", 400)]
    [InlineData("Throttling", 400)] // SNS
    [InlineData("SlowDown", 503)]
    [InlineData("TooManyRequestsException", 429)]
    public void To_be_called_less_often_is_throttling_and_passes(string code, int status)
    {
        AwsErrorCodes.IsThrottling(code).ShouldBeTrue();
        AwsErrorCodes.IsTransient(code, (HttpStatusCode)status).ShouldBeTrue();
    }

    [Theory]
    [InlineData("ModelNotReadyException", 429)]
    [InlineData("ServiceUnavailableException", 503)]
    [InlineData("InternalServerException", 500)]
    [InlineData("InternalServerError", 500)] // DynamoDB
    [InlineData("InternalFailure", 500)]
    [InlineData("InternalErrorException", 500)] // SNS
    [InlineData("RequestTimeout", 400)] // S3
    [InlineData("RequestTimeoutException", 408)]
    [InlineData("ConditionalRequestConflict", 409)] // S3
    [InlineData("UnknownError", 502)]
    [InlineData("UnknownError", 504)]
    public void A_fault_of_the_services_passes(string code, int status)
    {
        AwsErrorCodes.IsThrottling(code).ShouldBeFalse();
        AwsErrorCodes.IsTransient(code, (HttpStatusCode)status).ShouldBeTrue();
    }

    [Theory]
    [InlineData("ConditionalCheckFailedException", 400)]
    [InlineData("TransactionCanceledException", 400)]
    [InlineData("ValidationException", 400)]
    [InlineData("AccessDeniedException", 403)]
    [InlineData("ExpiredTokenException", 400)]
    [InlineData("ModelErrorException", 424)]
    [InlineData("ModelTimeoutException", 408)] // it has taken the model's minute already: the workflow decides
    [InlineData("ExecutionAlreadyExists", 400)]
    [InlineData("TaskTimedOut", 400)]
    [InlineData("PreconditionFailed", 412)]
    [InlineData("NotFound", 404)] // SNS
    public void A_refusal_does_not_pass(string code, int status) => AwsErrorCodes.IsTransient(code, (HttpStatusCode)status).ShouldBeFalse();

    [Fact]
    public void No_answer_passes() => AwsErrorCodes.IsTransient(AwsServiceException.Unreachable, status: null).ShouldBeTrue();

    [Fact]
    public void A_refusal_by_the_policy_says_what_to_do() =>
        new AwsServiceException("AccessDeniedException", HttpStatusCode.Forbidden).Message.ShouldContain("compare its policy with template.yaml");
}
