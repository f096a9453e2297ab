using System.Text;
using System.Text.Json;
using SecondBrain.Lambda.Handlers;
using SecondBrain.Lambda.HttpApi;
using SecondBrain.Lambda.Schedule;

namespace SecondBrain.Lambda.Tests.Handlers;

public sealed class LambdaHandlersTests
{
    private static readonly LambdaContext Context = new("id", "f", DateTimeOffset.MaxValue, TraceId: null, TimeProvider.System);

    // the event that AWS documents for payload format 2.0, shortened
    private const string HttpEvent = """
        {"version":"2.0","routeKey":"GET /notes/{id}","rawPath":"/notes/a%20b","rawQueryString":"q=1&q=2","cookies":["c=1"],
         "headers":{"header1":"value1","header2":"value1,value2"},"queryStringParameters":{"q":"1,2"},"pathParameters":{"id":"a b"},
         "requestContext":{"accountId":"123456789012","apiId":"api-id","domainName":"id.execute-api.us-east-1.amazonaws.com","domainPrefix":"id",
          "authorizer":{"jwt":{"claims":{"sub":"owner"},"scopes":["read"]}},
          "http":{"method":"GET","path":"/notes/a b","protocol":"HTTP/1.1","sourceIp":"192.0.2.1","userAgent":"agent"},
          "requestId":"id","routeKey":"GET /notes/{id}","stage":"$default","time":"12/Mar/2020:19:03:58 +0000","timeEpoch":1583348638390},
         "body":"aG9sYQ==","isBase64Encoded":true,"stageVariables":{"x":"y"}}
        """;

    [Fact]
    public async Task An_http_event_reaches_the_function_and_its_answer_has_the_gateways_shape()
    {
        var handler = LambdaHandlers.FromHttpApi((request, _, _) => Task.FromResult(HttpApiResponse.Binary(
            201, "text/plain", [.. request.BodyBytes(), .. Encoding.UTF8.GetBytes($" {request.Path("id")} {request.Query("q")} {request.RequestContext.Authorizer!.Jwt!.Claims["sub"]}")])));

        using var answer = await AnswerAsync(handler, HttpEvent);

        var root = answer.RootElement;
        root.GetProperty("statusCode").GetInt32().ShouldBe(201);
        root.GetProperty("isBase64Encoded").GetBoolean().ShouldBeTrue();
        root.GetProperty("headers").GetProperty("content-type").GetString().ShouldBe("text/plain");
        Encoding.UTF8.GetString(root.GetProperty("body").GetBytesFromBase64()).ShouldBe("hola a b 1,2 owner");
        root.TryGetProperty("cookies", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"version":"2.0"}""")]
    public async Task An_event_of_another_shape_is_named_as_such(string text)
    {
        var handler = LambdaHandlers.FromHttpApi((_, _, _) => throw new InvalidOperationException("never reached"));

        (await Should.ThrowAsync<BadEventException>(() => AnswerAsync(handler, text))).Message.ShouldContain(nameof(HttpApiRequest));
    }

    [Fact]
    public async Task A_schedules_event_is_read_as_eventbridge_sends_it()
    {
        ScheduledEvent? seen = null;
        var handler = LambdaHandlers.FromTask(
            (ScheduledEvent fired, LambdaContext _, CancellationToken _) => Task.FromResult(seen = fired),
            ScheduledEventJson.Default.ScheduledEvent,
            ScheduledEventJson.Default.ScheduledEvent);

        using var answer = await AnswerAsync(handler, """
            {"version":"0","id":"53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa","detail-type":"Scheduled Event","source":"aws.events","account":"123456789012",
             "time":"2015-10-08T16:53:06Z","region":"us-east-1","resources":["arn:aws:events:us-east-1:123456789012:rule/my-scheduled-rule"],"detail":{}}
            """);

        seen!.Time.ShouldBe(new DateTimeOffset(2015, 10, 8, 16, 53, 6, TimeSpan.Zero));
        seen.DetailType.ShouldBe("Scheduled Event");
        answer.RootElement.GetProperty("detail-type").GetString().ShouldBe("Scheduled Event");
    }

    private static async Task<JsonDocument> AnswerAsync(LambdaHandler handler, string text)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await using var output = await handler(input, Context, CancellationToken.None);
        return await JsonDocument.ParseAsync(output);
    }
}
