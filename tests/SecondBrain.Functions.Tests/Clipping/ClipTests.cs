using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Clipping;

public sealed class ClipTests(ClipHost host) : IClassFixture<ClipHost>
{
    private const string Html =
        "<!doctype html><html lang=en><head><title>Tides</title><link rel=canonical href='/tides'></head><body><nav><a href=/>Home</a></nav>"
        + "<article><h1>Tides</h1><p>The moon pulls the sea, and twice a day the water leaves the harbour dry for some hours. #nottag [[Not a link]]</p></article></body></html>";

    [Fact]
    public async Task A_page_is_kept_byte_for_byte_beside_its_text_and_is_untrusted()
    {
        using var brain = host.NewBrain();
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Html), 0xFF, 0x0D, 0x0A];
        host.Answers["/tides?utm_source=mail"] = PageServer.Ok(bytes, "text/html; charset=utf-8");

        var (status, capture) = await ClipAsync(brain, new { url = host.Url("/tides?utm_source=mail"), tags = new[] { "sea" } });
        status.ShouldBe(HttpStatusCode.Accepted, capture.ToJsonString());
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        ((string)capture["sha256"]!).ShouldBe(sha256);

        using var original = await brain.Http.GetAsync($"/notes/{capture["id"]}/original");
        (await original.Content.ReadAsByteArrayAsync()).ShouldBe(bytes);
        original.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        original.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        original.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        original.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");

        var receipt = await brain.ReceiptAsync(capture);
        ((string)receipt["state"]!).ShouldBe("completed");
        ((int)receipt["links"]!["found"]!).ShouldBe(0);
        ((string)receipt["sha256"]!).ShouldBe(sha256);
        ((string)receipt["contentType"]!).ShouldStartWith("text/html");
        var note = await brain.GetAsync($"/notes/{capture["id"]}");
        ((string)note["title"]!).ShouldBe("Tides");
        ((string)note["trust"]!).ShouldBe("untrusted");
        ((string)note["source"]!).ShouldBe(host.Url("/tides"));
        ((string)note["language"]!).ShouldBe("en");
        note["tags"]!.AsArray().Select(tag => (string)tag!).ShouldBe(["sea"]);
        ((string)note["content"]!).ShouldContain("# Tides\n\nThe moon pulls the sea");
        ((string)note["content"]!).ShouldNotContain("Home");
    }

    [Fact]
    public async Task The_same_page_is_one_capture_until_its_words_change()
    {
        using var brain = host.NewBrain();
        host.Answers["/same"] = PageServer.Ok("<p>The words of a page that stays as it is.</p><!-- 1 -->");
        var (_, first) = await ClipAsync(brain, new { url = host.Url("/same") });
        host.Answers["/same"] = PageServer.Ok("<p>The words of a page that stays as it is.</p><script>2</script>");
        host.Answers["/same?utm_source=x"] = host.Answers["/same"];
        var (_, second) = await ClipAsync(brain, new { url = host.Url("/same?utm_source=x#part") });
        ((string)second["id"]!).ShouldBe((string)first["id"]!);
        var (_, again) = await ClipAsync(brain, new { url = host.Url("/same#part") });
        ((string)again["id"]!).ShouldBe((string)first["id"]!);
        ((bool)again["duplicate"]!).ShouldBeTrue();

        host.Answers["/same"] = PageServer.Ok("<p>The words of a page that has changed since then.</p>");
        var (_, changed) = await ClipAsync(brain, new { url = host.Url("/same") });
        ((bool)changed["duplicate"]!).ShouldBeFalse();
        ((string)changed["id"]!).ShouldNotBe((string)first["id"]!);
    }

    [Fact]
    public async Task A_key_is_one_capture_and_a_retry_fetches_nothing()
    {
        using var brain = host.NewBrain();
        host.Answers["/keyed"] = PageServer.Ok("<p>First words of the page with a key.</p>");
        var (_, first) = await ClipAsync(brain, new { url = host.Url("/keyed") }, "k-1");
        host.Answers["/keyed"] = PageServer.Ok("<p>Second words of the page with a key.</p>");
        var (status, second) = await ClipAsync(brain, new { url = host.Url("/keyed") }, "k-1");

        status.ShouldBe(HttpStatusCode.Accepted);
        ((string)second["id"]!).ShouldBe((string)first["id"]!);
        host.Server.Requests.Count(head => head.StartsWith("GET /keyed ", StringComparison.Ordinal)).ShouldBe(1);
        (await ClipAsync(brain, new { url = host.Url("/other") }, "k-1")).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task An_edit_leaves_the_page_as_it_came_and_the_first_text_readable()
    {
        using var brain = host.NewBrain();
        host.Answers["/edited"] = PageServer.Ok("<h1>Edited</h1><p>The text of this page is going to be edited by its reader.</p>");
        var (_, capture) = await ClipAsync(brain, new { url = host.Url("/edited") });
        await brain.ReceiptAsync(capture);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/notes/{capture["id"]}") { Content = new StringContent("# Edited\n\nIn my words.\n", Encoding.UTF8, "text/markdown") };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var edit = await brain.Http.SendAsync(request);
        edit.IsSuccessStatusCode.ShouldBeTrue(await edit.Content.ReadAsStringAsync());

        ((string)(await brain.GetAsync($"/notes/{capture["id"]}"))["content"]!).ShouldBe("# Edited\n\nIn my words.\n");
        ((string)(await brain.GetAsync($"/notes/{capture["id"]}/versions/1"))["content"]!).ShouldContain("is going to be edited by its reader");
        (await brain.Http.GetStringAsync($"/notes/{capture["id"]}/original")).ShouldStartWith("<h1>Edited</h1>");
    }

    [Fact]
    public async Task A_text_that_is_not_html_is_the_note_itself_but_does_not_sort_itself()
    {
        using var brain = host.NewBrain();
        host.Answers["/text.md"] = PageServer.Ok("---\ntitle: From afar\ntags: [evil]\nstatus: evergreen\naliases: [My Bank]\n---\nWords.\n", "text/markdown");
        var (_, capture) = await ClipAsync(brain, new { url = host.Url("/text.md") });
        var note = await brain.GetAsync($"/notes/{capture["id"]}");

        ((string)note["title"]!).ShouldBe("From afar");
        ((string)note["status"]!).ShouldBe("seed");
        note["tags"]!.AsArray().ShouldBeEmpty();
        note["aliases"]!.AsArray().ShouldBeEmpty();
        ((string)note["content"]!).ShouldStartWith("---\ntitle: From afar\n");
        (await brain.Http.GetStringAsync($"/notes/{capture["id"]}/original")).ShouldBe((string)note["content"]!);
    }

    [Fact]
    public async Task A_text_in_another_encoding_is_read_by_it_and_kept_as_it_came()
    {
        using var brain = host.NewBrain();
        byte[] bytes = [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42]; // valid UTF-8 too, of other characters
        host.Answers["/old.txt"] = PageServer.Ok(bytes, "text/plain; charset=iso-2022-jp");
        var (_, capture) = await ClipAsync(brain, new { url = host.Url("/old.txt") });

        ((string)(await brain.GetAsync($"/notes/{capture["id"]}"))["content"]!).ShouldBe("日本");
        (await brain.Http.GetByteArrayAsync($"/notes/{capture["id"]}/original")).ShouldBe(bytes);
    }

    [Fact]
    public async Task What_cannot_be_taken_is_a_problem_that_names_no_address_and_keeps_nothing()
    {
        using var brain = host.NewBrain();
        host.Answers["/pdf"] = PageServer.Ok("%PDF", "application/pdf");
        host.Answers["/app"] = PageServer.Ok("<div id=root></div><script>app()</script>");
        host.Answers["/long"] = PageServer.Ok(new string('x', 2_500_001));
        host.Answers["/inside"] = PageServer.Redirect(host.Url("/", "inside.example"));
        foreach (var (url, status, type) in (IEnumerable<(string, int, string)>)
        [
            ("file:///etc/passwd", 400, "page-address"),
            ("http://localhost:9001/2018-06-01/runtime/invocation/next", 400, "page-address"),
            (host.Url("/", "inside.example"), 422, "page-not-public"),
            (host.Url("/inside"), 422, "page-not-public"),
            (host.Url("/app"), 422, "page-unreadable"),
            (host.Url("/pdf"), 415, "page-type"),
            (host.Url("/long"), 413, "page-too-large"),
            (host.Url("/none"), 502, "page-not-answered"),
        ])
        {
            var (answered, problem) = await ClipAsync(brain, new { url });
            ((int)answered, (string)problem["type"]!).ShouldBe((status, $"urn:second-brain:problem:{type}"), url);
            ((string)problem["detail"]!).ShouldNotContain("127.0.0");
            ((string)problem["detail"]!).ShouldEndWith("Nothing was kept.");
        }

        (await brain.ListAsync("/notes", 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_agent_has_a_page_fetched()
    {
        using var agent = host.NewBrain("claude");
        var before = host.Server.Connections;
        var (status, problem) = await ClipAsync(agent, new { url = host.Url("/tides") });

        status.ShouldBe(HttpStatusCode.Forbidden);
        ((string)problem["type"]!).ShouldBe("urn:second-brain:problem:humans-only");
        host.Server.Connections.ShouldBe(before);
    }

    [Theory]
    [InlineData("""{"url": "https://a.example/", "content": "both"}""")]
    [InlineData("""{"url": "https://a.example/", "source": "elsewhere"}""")]
    [InlineData("""{"title": "neither"}""")]
    public async Task A_capture_is_a_text_or_a_page(string json)
    {
        using var brain = host.NewBrain();
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        (await brain.SendAsync(HttpMethod.Post, "/notes", content)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Visitors_read_the_text_of_a_public_note_as_it_is_now_and_never_an_earlier_one()
    {
        using var brain = host.NewBrain();
        host.Answers["/public"] = PageServer.Ok("<p>A page that its reader shows to everybody.</p>");
        var (_, capture) = await ClipAsync(brain, new { url = host.Url("/public"), visibility = "public" });
        await brain.ReceiptAsync(capture);

        var content = (string)(await brain.GetAsync($"/public/{brain.Brain}/notes/{capture["id"]}"))["content"]!;
        content.ShouldContain("A page that its reader shows to everybody.");
        content.ShouldNotContain("<p>");
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> ClipAsync(BrainClient brain, object capture, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/notes") { Content = JsonContent.Create(capture) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await brain.Http.SendAsync(request);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonNode>())!);
    }
}
