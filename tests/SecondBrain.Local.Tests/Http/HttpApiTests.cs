using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Tests.Hosting;
using SecondBrain.Testing.Engine;

namespace SecondBrain.Local.Tests.Http;

/// <summary>What a client and a function see of the HTTP API, over a socket.</summary>
public sealed class HttpApiTests(DynamoDbLocalFixture engine) : IClassFixture<DynamoDbLocalFixture>, IAsyncLifetime
{
    private TestBrain _brain = null!;

    public async Task InitializeAsync() => _brain = await TestBrain.StartAsync(engine);

    public async Task DisposeAsync() => await _brain.DisposeAsync();

    [Fact]
    public async Task The_event_is_the_one_that_API_Gateway_sends()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/echo/caf%C3%A9%20x?a=1&b=%C3%A9+y&a=2&flag");
        request.Headers.TryAddWithoutValidation("X-Many", ["one", "two"]);
        request.Headers.TryAddWithoutValidation("Cookie", "a=1; b=2");
        request.Headers.TryAddWithoutValidation("User-Agent", "test/1.0");

        var answer = await JsonAsync(await _brain.Http.SendAsync(request));
        var sent = answer.GetProperty("event");
        var context = sent.GetProperty("requestContext");

        sent.GetProperty("version").GetString().ShouldBe("2.0");
        sent.GetProperty("routeKey").GetString().ShouldBe("ANY /echo/{id}");
        sent.GetProperty("rawPath").GetString().ShouldBe("/echo/café x");
        sent.GetProperty("rawQueryString").GetString().ShouldBe("a=1&b=%C3%A9+y&a=2&flag");
        sent.GetProperty("queryStringParameters").GetRawText().ShouldBe("""{"a":"1,2","b":"\u00E9 y","flag":""}""");
        sent.GetProperty("pathParameters").GetProperty("id").GetString().ShouldBe("café x");
        sent.GetProperty("cookies").EnumerateArray().Select(cookie => cookie.GetString()).ShouldBe(["a=1", "b=2"]);
        sent.GetProperty("headers").GetProperty("x-many").GetString()!.Replace(" ", "", StringComparison.Ordinal).ShouldBe("one,two");
        sent.GetProperty("headers").TryGetProperty("cookie", out _).ShouldBeFalse();
        sent.GetProperty("headers").GetProperty("x-forwarded-for").GetString().ShouldNotBeNullOrEmpty();
        sent.TryGetProperty("body", out _).ShouldBeFalse();
        sent.GetProperty("isBase64Encoded").GetBoolean().ShouldBeFalse();
        context.GetProperty("http").GetProperty("method").GetString().ShouldBe("GET");
        context.GetProperty("http").GetProperty("path").GetString().ShouldBe("/echo/café x");
        context.GetProperty("http").GetProperty("userAgent").GetString().ShouldBe("test/1.0");
        context.GetProperty("routeKey").GetString().ShouldBe("ANY /echo/{id}");
        context.GetProperty("stage").GetString().ShouldBe("$default");
        context.GetProperty("requestId").GetString()!.Length.ShouldBe(16);
        context.GetProperty("time").GetString()!.ShouldMatch(@"^\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d \+0000$");
        context.GetProperty("timeEpoch").GetInt64().ShouldBeGreaterThan(1_700_000_000_000);
        context.GetProperty("authorizer").GetProperty("jwt").GetProperty("claims").GetProperty("brain").GetString().ShouldBe("home");
        answer.GetProperty("remaining").GetDouble().ShouldBeInRange(0.1, 10);
    }

    [Theory]
    [InlineData("text/markdown; charset=utf-8", "# Café", false)]
    [InlineData("application/json", "{}", false)]
    [InlineData("application/problem+json", "{}", false)]
    [InlineData("application/octet-stream", "abc", true)]
    [InlineData("application/x-www-form-urlencoded", "a=b", true)]
    public async Task A_body_is_text_or_base64_by_its_content_type(string type, string body, bool isBase64) =>
        await PostedAsync(type, Encoding.UTF8.GetBytes(body), isBase64);

    [Fact]
    public async Task Text_that_is_not_UTF8_arrives_unchanged() => await PostedAsync("text/plain", [0x66, 0xFF, 0x66], isBase64: true);

    [Fact]
    public async Task The_largest_body_is_ten_megabytes()
    {
        var problem = await ProblemAsync(await _brain.Http.PostAsync("/open", new ByteArrayContent(new byte[(10 * 1024 * 1024) + 1])), HttpStatusCode.RequestEntityTooLarge);

        problem.GetProperty("message").GetString().ShouldBe("Request Entity Too Large");
    }

    [Fact]
    public async Task An_event_over_what_Lambda_takes_is_refused() =>
        await ProblemAsync(await _brain.Http.PostAsync("/open", new ByteArrayContent(new byte[6 * 1024 * 1024])), HttpStatusCode.RequestEntityTooLarge);

    [Fact]
    public async Task A_function_that_throws_is_a_500_that_hides_its_message()
    {
        var problem = await ProblemAsync(await _brain.Http.GetAsync("/fail"), HttpStatusCode.InternalServerError);

        problem.GetProperty("message").GetString().ShouldBe("Internal Server Error");
        problem.GetProperty("detail").GetString().ShouldBe("Fail ended with NoteLostException; its log says more.");
        problem.GetRawText().ShouldNotContain("it is gone");
    }

    [Theory]
    [InlineData("/slow")]
    [InlineData("/stubborn")]
    public async Task A_function_that_is_late_is_a_503(string path)
    {
        var problem = await ProblemAsync(await _brain.Http.GetAsync(path), HttpStatusCode.ServiceUnavailable);

        problem.GetProperty("message").GetString().ShouldBe("Service Unavailable");
        problem.GetProperty("detail").GetString()!.ShouldEndWith("did not answer within 1 s.");
    }

    [Fact]
    public async Task A_path_without_a_route_is_a_404() =>
        (await ProblemAsync(await _brain.Http.GetAsync("/nowhere"), HttpStatusCode.NotFound)).GetProperty("message").GetString().ShouldBe("Not Found");

    [Fact]
    public async Task Without_a_token_the_answer_is_401_with_a_challenge()
    {
        var answer = await SendAsync("/read", null);

        (await ProblemAsync(answer, HttpStatusCode.Unauthorized)).GetProperty("message").GetString().ShouldBe("Unauthorized");
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }

    [Fact]
    public async Task With_a_bad_token_the_challenge_says_why()
    {
        var answer = await SendAsync("/read", "abc");

        await ProblemAsync(answer, HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer scope=\"\" error=\"invalid_token\" error_description=\"the token is not valid\"");
    }

    [Fact]
    public async Task Without_the_scope_the_answer_is_403()
    {
        var token = _brain.Host.Issuer.Mint(new TokenRequest("home", "guest", ["brain/write"], TimeSpan.FromMinutes(5)));

        var answer = await SendAsync("/read", token);

        await ProblemAsync(answer, HttpStatusCode.Forbidden);
        answer.Headers.WwwAuthenticate.ToString().ShouldContain("insufficient_scope");
    }

    [Fact]
    public async Task With_the_scope_the_event_says_which_the_route_asked_for()
    {
        var jwt = (await JsonAsync(await _brain.Http.GetAsync("/read"))).GetProperty("event").GetProperty("requestContext").GetProperty("authorizer").GetProperty("jwt");

        jwt.GetProperty("scopes")[0].GetString().ShouldBe("brain/read");
        jwt.GetProperty("claims").GetProperty("sub").GetString().ShouldBe("owner");
    }

    [Fact]
    public async Task An_open_route_needs_no_token_and_trusts_none()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/open");
        using var anonymous = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = _brain.Http.BaseAddress };

        var sent = (await JsonAsync(await anonymous.SendAsync(request))).GetProperty("event");

        sent.GetProperty("requestContext").TryGetProperty("authorizer", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("localhost:1")]
    [InlineData("192.168.1.5")]
    public async Task Another_hosts_name_is_refused(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/read") { Headers = { Host = host } };

        await ProblemAsync(await _brain.Http.SendAsync(request), HttpStatusCode.MisdirectedRequest);
    }

    [Fact]
    public async Task Both_loopback_names_are_answered()
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });

        (await client.GetAsync($"http://127.0.0.1:{_brain.Host.Port}/nowhere")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync($"http://localhost:{_brain.Host.Port}/nowhere")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_structured_answer_is_sent_as_the_function_says()
    {
        var answer = await AnswerAsync("""{"statusCode":201,"headers":{"Location":"/notes/1","content-type":"text/markdown"},"cookies":["a=1; HttpOnly","b=2"],"body":"IyBIaQ==","isBase64Encoded":true}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Headers.Location!.ToString().ShouldBe("/notes/1");
        answer.Headers.GetValues("set-cookie").ShouldBe(["a=1; HttpOnly", "b=2"]);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/markdown");
        (await answer.Content.ReadAsStringAsync()).ShouldBe("# Hi");
        answer.Headers.Contains("apigw-requestid").ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"hello":"world"}""", """{"hello":"world"}""")]
    [InlineData("\"hello\"", "hello")]
    public async Task An_answer_without_statusCode_is_the_body_of_a_200(string returned, string body)
    {
        var answer = await AnswerAsync(returned);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/json");
        (await answer.Content.ReadAsStringAsync()).ShouldBe(body);
    }

    [Theory]
    [InlineData("""{"statusCode":204}""", HttpStatusCode.NoContent)]
    [InlineData("""{"statusCode":304,"body":"ignored"}""", HttpStatusCode.NotModified)]
    public async Task Some_answers_have_no_body(string returned, HttpStatusCode status)
    {
        var answer = await AnswerAsync(returned);

        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"statusCode":"many"}""")]
    [InlineData("""{"statusCode":200,"body":"%%%","isBase64Encoded":true}""")]
    public async Task An_answer_that_means_nothing_to_the_gateway_is_a_500(string returned) =>
        await ProblemAsync(await AnswerAsync(returned), HttpStatusCode.InternalServerError);

    [Fact]
    public async Task A_preflight_request_is_answered_by_the_gateway()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/read");
        request.Headers.Add("Origin", "https://page.example");
        request.Headers.Add("Access-Control-Request-Method", "GET");

        var answer = await _brain.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["https://page.example"]);
        answer.Headers.GetValues("Access-Control-Allow-Methods").ShouldBe(["GET,POST"]);
        answer.Headers.GetValues("Access-Control-Max-Age").ShouldBe(["60"]);
    }

    [Fact]
    public async Task Another_origin_gets_no_CORS_headers()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/read");
        request.Headers.Add("Origin", "https://evil.example");

        (await _brain.Http.SendAsync(request)).Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    private async Task PostedAsync(string type, byte[] body, bool isBase64)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        var sent = (await JsonAsync(await _brain.Http.PostAsync("/open", content))).GetProperty("event");

        sent.GetProperty("isBase64Encoded").GetBoolean().ShouldBe(isBase64);
        var text = sent.GetProperty("body").GetString()!;
        (isBase64 ? Convert.FromBase64String(text) : Encoding.UTF8.GetBytes(text)).ShouldBe(body);
    }

    private Task<HttpResponseMessage> AnswerAsync(string returned) => _brain.Http.PostAsync("/answer", new StringContent(returned));

    private async Task<HttpResponseMessage> SendAsync(string path, string? token)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = _brain.Http.BaseAddress };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await client.GetAsync(path);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        problem.GetProperty("status").GetInt32().ShouldBe((int)status);
        problem.GetProperty("type").GetString().ShouldBe("about:blank");
        problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        return problem;
    }
}
