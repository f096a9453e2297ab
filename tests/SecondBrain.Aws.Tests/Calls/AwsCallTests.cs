using SecondBrain.Aws.Calls;

namespace SecondBrain.Aws.Tests.Calls;

public sealed class AwsCallTests
{
    [Theory]
    [InlineData("POST", "http://localhost:8000/", "DynamoDB_20120810.TransactWriteItems", "dynamodb:TransactWriteItems")]
    [InlineData("POST", "https://streams.dynamodb.eu-west-1.amazonaws.com/", "DynamoDBStreams_20120810.GetRecords", "dynamodb:GetRecords")]
    [InlineData("POST", "https://states.eu-west-1.amazonaws.com/", "AWSStepFunctions.StartExecution", "states:StartExecution")]
    [InlineData("POST", "https://sqs.eu-west-1.amazonaws.com/", "AmazonSQS.SendMessage", "sqs:SendMessage")]
    [InlineData("POST", "https://bedrock-runtime.eu-west-1.amazonaws.com/model/amazon.titan-embed-text-v2%3A0/invoke", null, "bedrock:InvokeModel")]
    [InlineData("POST", "https://bedrock-runtime.eu-west-1.amazonaws.com/model/amazon.nova-micro-v1%3A0/converse", null, "bedrock:Converse")]
    [InlineData("GET", "https://notes.s3.eu-west-1.amazonaws.com/?list-type=2&prefix=a", null, "s3:ListObjectsV2")]
    [InlineData("GET", "http://localhost:5000/notes/a/b", null, "s3:GetObject")]
    [InlineData("PUT", "http://localhost:5000/notes/a/b", null, "s3:PutObject")]
    [InlineData("DELETE", "http://localhost:5000/notes/a/b", null, "s3:DeleteObject")]
    [InlineData("HEAD", "http://localhost:5000/notes/a/b", null, "s3:HeadObject")]
    public void A_request_is_known_by_its_target_or_its_path(string method, string uri, string? target, string call)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), uri);
        if (target is not null)
        {
            request.Headers.Add("x-amz-target", target);
        }

        AwsCall.Of(request)!.ToString().ShouldBe(call);
    }

    [Fact]
    public void What_is_no_call_of_a_known_service_is_none()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://example.com/");
        AwsCall.Of(request).ShouldBeNull();
        request.Headers.Add("x-amz-target", "Other_2020.Do");
        AwsCall.Of(request).ShouldBeNull();
    }
}
