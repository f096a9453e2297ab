using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using SecondBrain.Aws.Notifications;
using SecondBrain.Aws.Signing;
using SecondBrain.Aws.Tests.Loopback;
using SecondBrain.Aws.Tests.Signing;

namespace SecondBrain.Aws.Tests.Notifications;

public sealed class SnsClientTests
{
    private const string Topic = "arn:aws:sns:eu-west-1:123456789012:digest";

    private const string Published = """
        <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
          <PublishResult><MessageId>567910cd-659e-55d4-8ccb-5aaf14679dc0</MessageId></PublishResult>
          <ResponseMetadata><RequestId>d74b8436-ae13-5ab4-a9ff-ce54dfea72a0</RequestId></ResponseMetadata>
        </PublishResponse>
        """;

    [Fact]
    public async Task A_message_is_a_signed_form_and_its_id_comes_back()
    {
        await using var server = await LoopbackServer.StartAsync((_, context) => context.Response.WriteAsync(Published));

        var id = await Client(server).PublishAsync(new SnsMessage(Topic, "Año nuevo & 1 + 1 = 2", "Digest") { Attributes = new Dictionary<string, string> { ["brain"] = "me" } });

        id.ShouldBe("567910cd-659e-55d4-8ccb-5aaf14679dc0");
        var request = server.Requests.ShouldHaveSingleItem();
        request.Headers["content-type"].ShouldBe("application/x-www-form-urlencoded; charset=utf-8");
        request.Headers["authorization"].ShouldBe(IndependentSignature.AuthorizationOf(request, "/", "sns"));
        Encoding.UTF8.GetString(request.Body).Split('&').Select(WebUtility.UrlDecode).ShouldBe(
        [
            "Action=Publish", "Version=2010-03-31", "TopicArn=" + Topic, "Message=Año nuevo & 1 + 1 = 2", "Subject=Digest",
            "MessageAttributes.entry.1.Name=brain", "MessageAttributes.entry.1.Value.DataType=String", "MessageAttributes.entry.1.Value.StringValue=me",
        ]);
    }

    [Theory]
    [InlineData(404, "NotFound", 1)]
    [InlineData(403, "AuthorizationError", 1)]
    [InlineData(400, "InvalidParameter", 1)]
    [InlineData(400, "Throttling", 5)]
    [InlineData(500, "InternalFailure", 5)]
    public async Task A_refusal_has_the_services_name_and_is_retried_when_it_can_pass(int status, string code, int attempts)
    {
        await using var server = await LoopbackServer.StartAsync((_, context) =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync($"<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error><Type>Sender</Type><Code>{code}</Code><Message>Why</Message></Error></ErrorResponse>");
        });

        var error = await Should.ThrowAsync<AwsServiceException>(() => Client(server).PublishAsync(new SnsMessage(Topic, "text")));

        (error.Code, error.ServiceMessage).ShouldBe((code, "Why"));
        server.Requests.Count.ShouldBe(attempts);
    }

    [Fact]
    public async Task A_call_without_an_answer_is_not_made_again_since_the_mail_would_come_twice()
    {
        await using var server = await LoopbackServer.StartAsync((_, context) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        (await Should.ThrowAsync<AwsServiceException>(() => Client(server).PublishAsync(new SnsMessage(Topic, "text")))).Code.ShouldBe(AwsServiceException.Unreachable);

        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("<html>a proxy</html>")]
    [InlineData("not xml")]
    [InlineData("<PublishResponse><PublishResult></PublishResult></PublishResponse>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><PublishResponse><PublishResult><MessageId>&b;</MessageId></PublishResult></PublishResponse>")]
    public async Task What_is_no_answer_of_sns_is_a_fault(string body)
    {
        await using var server = await LoopbackServer.StartAsync((_, context) => context.Response.WriteAsync(body));

        (await Should.ThrowAsync<AwsServiceException>(() => Client(server).PublishAsync(new SnsMessage(Topic, "text")))).Code.ShouldBe(AwsServiceException.UnknownError);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two\nlines")]
    [InlineData("012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public async Task A_subject_that_sns_would_refuse_costs_no_request(string subject)
    {
        await using var server = await LoopbackServer.StartAsync((_, _) => Task.CompletedTask);

        await Should.ThrowAsync<ArgumentException>(() => Client(server).PublishAsync(new SnsMessage(Topic, "text", subject)));

        server.Requests.ShouldBeEmpty();
    }

    private static SnsClient Client(LoopbackServer server) => new(Clients.Http, Clients.Options(server.Address));
}
