using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.S3;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using SecondBrain.Aws.Bedrock;
using SecondBrain.Aws.Notifications;
using SecondBrain.Aws.S3;
using SecondBrain.Aws.Signing;
using SecondBrain.Aws.StepFunctions;
using SecondBrain.Aws.Streams;
using SecondBrain.Aws.Tests.Loopback;
using SecondBrain.Core.Storage;

namespace SecondBrain.Aws.Tests.Signing;

/// <summary>A server that quotes the whole request in every header and every part of its error, and secrets of its own: nothing of it is in what an adapter throws, which is all that a log can hold.</summary>
public sealed class NoSecretsTests
{
    private const string Note = "dear-diary-a-private-thought";
    private const string Planted = "planted-by-the-service";

    private static readonly string[] Secrets = [Note, Planted, Clients.SecretKey, Clients.SessionToken, Clients.AccessKey, "AWS4-HMAC-SHA256"];

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task An_error_in_json_is_thrown_without_what_it_quotes(int status)
    {
        await using var server = await LoopbackServer.StartAsync((request, context) => QuoteAsync(request, context, status, quoted => new JsonObject
        {
            ["__type"] = "com.amazonaws#ValidationException",
            ["message"] = quoted,
            ["Message"] = quoted,
            ["originalMessage"] = quoted,
            ["CancellationReasons"] = new JsonArray(quoted),
        }.ToJsonString()));

        foreach (var call in Calls(server))
            await CheckAsync(call);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(500)]
    public async Task An_error_in_xml_is_thrown_without_what_it_quotes(int status)
    {
        await using var server = await LoopbackServer.StartAsync((request, context) => QuoteAsync(request, context, status, quoted =>
            $"<ErrorResponse><Error><Type>Sender</Type><Code>SignatureDoesNotMatch</Code><Message>{quoted}</Message><StringToSign>{quoted}</StringToSign></Error><RequestId>{quoted}</RequestId></ErrorResponse>"));

        foreach (var call in Calls(server))
            await CheckAsync(call);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(502)]
    public async Task A_page_of_a_proxy_is_thrown_without_its_text_and_so_is_one_in_the_place_of_the_errors_name(int status)
    {
        await using var server = await LoopbackServer.StartAsync((request, context) =>
        {
            context.Response.Headers["x-amzn-ErrorType"] = Planted + " " + Clients.AccessKey;
            return QuoteAsync(request, context, status, quoted => $"<html><!DOCTYPE x [<!ENTITY y '{quoted}'>]>{quoted}");
        });

        foreach (var call in Calls(server))
            await CheckAsync(call);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_thrown_without_the_request()
    {
        await using var server = await LoopbackServer.StartAsync((_, context) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        foreach (var call in Calls(server))
            await CheckAsync(call);
    }

    [Fact]
    public async Task S3s_own_elements_and_headers_are_not_in_its_exception()
    {
        await using var server = await LoopbackServer.StartAsync((request, context) => QuoteAsync(request, context, 403, quoted =>
            $"<?xml version=\"1.0\"?><Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match.</Message><AWSAccessKeyId>{quoted}</AWSAccessKeyId><StringToSign>{quoted}</StringToSign><CanonicalRequest>{quoted}</CanonicalRequest></Error>"));
        using var s3 = new AmazonS3Client(
            new SessionAWSCredentials(Clients.AccessKey, Clients.SecretKey, Clients.SessionToken),
            new AmazonS3Config { ServiceURL = server.Address.ToString(), AuthenticationRegion = Clients.Region, ForcePathStyle = true, MaxErrorRetry = 0 });
        var store = new S3BlobStore(s3, "bucket");

        await CheckAsync(() => store.ReadAsync(BlobKey.Parse("a")));
        await CheckAsync(() => store.WriteAsync(BlobKey.Parse("a"), System.Text.Encoding.UTF8.GetBytes(Note), BlobCondition.None));
    }

    [Fact]
    public async Task An_upload_link_does_not_print_its_key()
    {
        var link = await new S3UploadLinks(Clients.Options(new Uri("http://127.0.0.1")), "bucket").CreateAsync(BlobKey.Parse("a"), new UploadTerms("text/plain", 1, TimeSpan.FromMinutes(1)));

        $"{link}".ShouldNotContain("X-Amz");
        foreach (var secret in Secrets)
            $"{link}".ShouldNotContain(secret);
    }

    private static IEnumerable<Func<Task>> Calls(LoopbackServer server)
    {
        var options = Clients.Options(server.Address) with { Retry = new AwsRetry { MaxRetries = 0 } };
        var bedrock = new BedrockRuntimeClient(Clients.Http, options);
        yield return () => new BedrockEmbeddingGenerator(bedrock, new(), TimeProvider.System).GenerateAsync([Note]);
        yield return () => new BedrockChatClient(bedrock, "amazon.nova-micro-v1:0", TimeProvider.System).GetResponseAsync(Note);
        yield return () => new StepFunctionsClient(Clients.Http, options).StartExecutionAsync(new StartExecutionRequest("arn", "name", $$"""{"text":"{{Note}}"}"""));
        yield return () => new StepFunctionsClient(Clients.Http, options).SendTaskSuccessAsync(new SendTaskSuccessRequest(Note, "{}"));
        yield return () => new DynamoDbStreamsClient(Clients.Http, options).GetRecordsAsync(Note);
        yield return () => new SnsClient(Clients.Http, options).PublishAsync(new SnsMessage("arn", Note, "Subject"));
    }

    private static async Task CheckAsync(Func<Task> call)
    {
        var thrown = await Should.ThrowAsync<Exception>(call);

        for (var exception = thrown; exception is not null; exception = exception.InnerException)
        {
            foreach (var secret in Secrets)
            {
                exception.Message.ShouldNotContain(secret);
                exception.ToString().ShouldNotContain(secret);
                exception.Data.Values.Cast<object?>().ShouldAllBe(value => value == null || !value.ToString()!.Contains(secret, StringComparison.Ordinal));
            }
        }
    }

    private static Task QuoteAsync(ReceivedRequest request, HttpContext context, int status, Func<string, string> body)
    {
        var quoted = $"{Planted} {string.Join(' ', request.Headers.Select(header => $"{header.Key}:{header.Value}"))} {System.Text.Encoding.UTF8.GetString(request.Body).Replace('<', '(').Replace('&', '+')} {Clients.SecretKey}";
        context.Response.StatusCode = status;
        foreach (var name in (string[])["x-amzn-RequestId", "x-amz-id-2", "x-amzn-trace", "Server", "Via", "WWW-Authenticate"])
            context.Response.Headers[name] = Planted + " " + Clients.SessionToken;
        return context.Response.WriteAsync(body(quoted));
    }
}
