using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using SecondBrain.Core.Access;

namespace SecondBrain.Functions.Tests;

[Collection(BrainHostCollection.Name)]
public sealed class BadInputTests(BrainHost host)
{
    private const string SomeNote = "01JDA3Z5T0M6Q8W2X4Y6Z8A0B2";

    public static TheoryData<string, string, byte[], int> Captures => new()
    {
        { "empty", "text/markdown", [], 400 },
        { "blank", "text/markdown", " \r\n\t\uFEFF"u8.ToArray(), 400 },
        { "NUL", "text/plain", "a\0b"u8.ToArray(), 400 },
        { "not UTF-8", "text/markdown", [0x61, 0xC3, 0x28], 400 },
        { "not JSON", "application/json", "{\"content\": "u8.ToArray(), 400 },
        { "JSON without content", "application/json", "{\"title\":\"x\"}"u8.ToArray(), 400 },
        { "JSON with content null", "application/json", "{\"content\":null}"u8.ToArray(), 400 },
        { "JSON of another kind", "application/json", "[1]"u8.ToArray(), 400 },
        { "JSON null", "application/json", "null"u8.ToArray(), 400 },
        { "an unknown member", "application/json", "{\"content\":\"x\",\"brain\":\"other\"}"u8.ToArray(), 400 },
        { "unknown type", "application/json", "{\"content\":\"x\",\"type\":\"banana\"}"u8.ToArray(), 400 },
        { "unknown status", "application/json", "{\"content\":\"x\",\"status\":\"ripe\"}"u8.ToArray(), 400 },
        { "unknown visibility", "application/json", "{\"content\":\"x\",\"visibility\":\"all\"}"u8.ToArray(), 400 },
        { "JSON content empty", "application/json", "{\"content\":\" \"}"u8.ToArray(), 400 },
        { "JSON content with NUL", "application/json", "{\"content\":\"a\\u0000b\"}"u8.ToArray(), 400 },
        { "another media type", "image/png", "x"u8.ToArray(), 415 },
        { "another charset", "text/plain; charset=latin1", "x"u8.ToArray(), 415 },
        { "one byte over the limit", "text/markdown", Encoding.ASCII.GetBytes(new string('a', (1 << 20) + 1)), 413 },
    };

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task A_capture_that_cannot_be_kept_is_a_problem_and_writes_nothing(string what, string contentType, byte[] body, int status)
    {
        using var brain = host.NewBrain();
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using var response = await brain.Http.PostAsync("/notes", content);

        ((int)response.StatusCode).ShouldBe(status, what);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        ((int)problem["status"]!).ShouldBe(status);
        ((string)problem["detail"]!).Length.ShouldBeGreaterThan(10);
        (await brain.ListAsync("/notes", 10)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("GET", "/notes/" + SomeNote, 404)]
    [InlineData("GET", "/notes/nonsense", 404)]
    [InlineData("GET", "/notes/" + SomeNote + "/original", 404)]
    [InlineData("GET", "/notes/" + SomeNote + "/links", 404)]
    [InlineData("GET", "/notes/" + SomeNote + "/backlinks", 404)]
    [InlineData("GET", "/captures/0123456789abcdef0123456789abcdef", 404)]
    [InlineData("POST", "/captures/0123456789abcdef0123456789abcdef/retry", 404)]
    [InlineData("GET", "/graph?from=" + SomeNote, 404)]
    [InlineData("GET", "/graph?from=x", 400)]
    [InlineData("GET", "/graph", 400)]
    [InlineData("GET", "/graph?from=" + SomeNote + "&depth=99", 400)]
    [InlineData("GET", "/graph/path?from=" + SomeNote, 400)]
    [InlineData("GET", "/graph/path?from=" + SomeNote + "&to=" + SomeNote, 404)]
    [InlineData("GET", "/graph/path?from=" + SomeNote + "&to=" + SomeNote + "&by=length", 400)]
    [InlineData("GET", "/graph/communities?limit=0", 400)]
    [InlineData("GET", "/graph/communities?cursor=x", 400)]
    [InlineData("GET", "/graph/communities/" + SomeNote, 404)]
    [InlineData("GET", "/graph/communities/x", 404)]
    [InlineData("GET", "/graph/centrality?cursor=-1", 400)]
    [InlineData("GET", "/notes/" + SomeNote + "/mentions", 404)]
    [InlineData("GET", "/notes/x/mentions", 404)]
    [InlineData("GET", "/notes/" + SomeNote + "/similar", 404)]
    [InlineData("GET", "/notes/" + SomeNote + "/similar?limit=101", 400)]
    [InlineData("GET", "/search", 400)]
    [InlineData("GET", "/search?q=", 400)]
    [InlineData("GET", "/search?q=x&limit=0", 400)]
    [InlineData("GET", "/search?q=x&cursor=-1", 400)]
    [InlineData("GET", "/notes?limit=1000", 400)]
    [InlineData("GET", "/notes?cursor=!!", 400)]
    [InlineData("GET", "/notes?cursor=e30", 400)]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("DELETE", "/notes", 405)]
    [InlineData("PUT", "/notes/" + SomeNote + "/links", 405)]
    [InlineData("PUT", "/notes/" + SomeNote, 428)]
    [InlineData("GET", "/links", 405)]
    public async Task A_request_that_cannot_be_answered_is_a_problem(string method, string path, int status)
    {
        using var brain = host.NewBrain();
        var (answered, problem) = await brain.SendAsync(HttpMethod.Parse(method), path);

        ((int)answered).ShouldBe(status);
        ((int)problem["status"]!).ShouldBe(status);
    }

    [Fact]
    public async Task Without_a_token_nothing_but_health_is_answered()
    {
        using var http = new HttpClient { BaseAddress = new Uri(host.Host.Url) };

        foreach (var path in (string[])["/notes", "/search?q=x", "/mcp", "/nowhere"])
        {
            using var response = await http.GetAsync(path);
            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
            response.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer");
        }

        using var health = await http.GetAsync("/health");
        health.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_without_the_scope_is_forbidden()
    {
        using var reader = host.Client("scopes", [Scope.Read]);
        using var writer = host.Client("scopes", [Scope.Write]);

        using var refused = await reader.PostAsync("# No\n");
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await writer.SendAsync(HttpMethod.Get, "/notes")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.SendAsync(HttpMethod.Get, "/notes")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Another_brains_notes_and_receipts_do_not_exist()
    {
        using var mine = host.NewBrain();
        using var other = host.NewBrain();
        var capture = await mine.CaptureAsync("# Secret\n\nThe safe is behind the painting.\n");

        foreach (var path in (string[])[$"/notes/{capture["id"]}", $"/notes/{capture["id"]}/original", $"/notes/{capture["id"]}/links", (string)capture["receipt"]!, $"/graph?from={capture["id"]}", $"/notes/{capture["id"]}/mentions", $"/notes/{capture["id"]}/similar"])
        {
            (await other.SendAsync(HttpMethod.Get, path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await other.GetAsync("/search?q=safe+painting"))["items"]!.AsArray().ShouldBeEmpty();
        ((int)(await other.GetAsync("/stats"))["notes"]!).ShouldBe(0);
    }
}
