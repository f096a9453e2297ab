using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SecondBrain.Core.Fetching;
using SecondBrain.Testing;

namespace SecondBrain.Core.Tests.Fetching;

public sealed class PageFetcherTests
{
    private static readonly IPAddress Here = IPAddress.Parse("127.0.0.3");

    [Fact]
    public async Task A_page_comes_byte_for_byte_with_its_type_charset_and_address()
    {
        byte[] bytes = [.. "<p>a\u00f1o"u8.ToArray(), 0xFF, 0x0D, 0x0A];
        await using var server = new PageServer(Here, _ => PageServer.Ok(bytes, "Text/HTML; charset=\"ISO-8859-1\""));

        var page = Page(await FetchAsync(server, "/a?b=c#d"));
        page.Content.ToArray().ShouldBe(bytes);
        page.MediaType.ShouldBe("text/html");
        page.Charset.ShouldBe("ISO-8859-1");
        page.Address.AbsoluteUri.ShouldBe($"http://page.test:{server.Port}/a?b=c");
    }

    [Fact]
    public async Task A_request_says_nothing_of_who_asks()
    {
        await using var server = new PageServer(Here, static path => path == "/" ? PageServer.Redirect("/next") : PageServer.Ok("<p>x", headers: "Set-Cookie: id=1\r\n"));
        using var activity = new System.Diagnostics.Activity("a trace").Start();
        Page(await FetchAsync(server, "/"));

        foreach (var head in server.Requests)
        {
            var names = head.Split("\r\n").Skip(1).Where(line => line.Contains(':')).Select(line => line.Split(':')[0].ToLowerInvariant());
            names.Order(StringComparer.Ordinal).ShouldBe(["accept", "accept-encoding", "host", "user-agent"]);
        }

        server.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Five_redirects_are_followed_and_a_sixth_is_not(int status)
    {
        await using var server = new PageServer(Here, path => path == "/6" ? PageServer.Ok("<p>here") : PageServer.Redirect($"/{(path[1] - '0') + 1}", status));

        Page(await FetchAsync(server, "/1")).Address.AbsolutePath.ShouldBe("/6");
        Refused(await FetchAsync(server, "/0")).ShouldBe(PageRefusal.Redirected);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_compressed_page_is_unpacked(string coding)
    {
        await using var server = new PageServer(Here, _ => PageServer.Ok(Packed(Encoding.UTF8.GetBytes("<p>unpacked"), coding), "text/html", $"Content-Encoding: {coding}\r\n"));

        Encoding.UTF8.GetString(Page(await FetchAsync(server, "/")).Content.Span).ShouldBe("<p>unpacked");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_page_that_unpacks_to_more_than_the_limit_is_too_large(string coding)
    {
        var bomb = Packed(new byte[20_000_000], coding);
        bomb.Length.ShouldBeLessThan(100_000);
        await using var server = new PageServer(Here, _ => PageServer.Ok(bomb, "text/html", $"Content-Encoding: {coding}\r\n"));

        Refused(await FetchAsync(server, "/")).ShouldBe(PageRefusal.TooLarge);
    }

    [Fact]
    public async Task A_page_that_is_longer_than_the_limit_is_too_large_whether_it_says_so_or_not()
    {
        var tooLong = new byte[2_500_001];
        await using var server = new PageServer(Here, path => path == "/says" ? PageServer.Ok(tooLong, "text/html") : [.. "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"u8, .. tooLong]);

        Refused(await FetchAsync(server, "/says")).ShouldBe(PageRefusal.TooLarge);
        Refused(await FetchAsync(server, "/hides")).ShouldBe(PageRefusal.TooLarge);
    }

    [Theory]
    [InlineData("application/pdf")]
    [InlineData("image/png")]
    [InlineData("application/json")]
    [InlineData("text/html-like")]
    public async Task Another_type_is_refused_by_its_head(string type)
    {
        // the body never comes: whoever waits for it times out
        await using var server = new PageServer(Here, _ => Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: 5000000\r\n\r\n"));

        var refused = (await FetchAsync(server, "/")).ShouldBeOfType<PageFetch.Refused>();
        refused.Reason.ShouldBe(PageRefusal.UnsupportedType);
        refused.Detail.ShouldContain(type);
        refused.Detail.ShouldContain("'content'");
    }

    [Fact]
    public async Task A_coding_that_cannot_be_undone_is_refused()
    {
        await using var server = new PageServer(Here, _ => PageServer.Ok(Packed(Packed("<p>x"u8.ToArray(), "gzip"), "gzip"), "text/html", "Content-Encoding: gzip, gzip\r\n"));

        Refused(await FetchAsync(server, "/")).ShouldBe(PageRefusal.UnsupportedType);
    }

    [Theory]
    [InlineData("404 Not Found")]
    [InlineData("401 Unauthorized")]
    [InlineData("206 Partial Content")]
    [InlineData("500 Internal Server Error")]
    public async Task A_server_that_answers_something_else_is_named_by_its_status(string status)
    {
        await using var server = new PageServer(Here, _ => Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: 3\r\nConnection: close\r\n\r\n<p>"));

        var refused = (await FetchAsync(server, "/")).ShouldBeOfType<PageFetch.Refused>();
        refused.Reason.ShouldBe(PageRefusal.NotAnswered);
        refused.Detail.ShouldContain(status[..3]);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up()
    {
        await using var server = new PageServer(Here, static _ => []);

        Refused(await FetchAsync(server, "/", TimeSpan.FromMilliseconds(300))).ShouldBe(PageRefusal.TimedOut);
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_and_a_certificate_that_nobody_signed_are_the_same_to_who_asks()
    {
        // bound and not listening: nobody else can get the port while the test runs
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(Here, 0));
        var closed = ((IPEndPoint)taken.LocalEndPoint!).Port;

        await using var plain = new PageServer(Here, static _ => PageServer.Ok("<p>no TLS"));
        var first = (await FetchAsync($"http://page.test:{closed}/", closed)).ShouldBeOfType<PageFetch.Refused>();
        var second = (await FetchAsync($"https://page.test:{plain.Port}/", plain.Port)).ShouldBeOfType<PageFetch.Refused>();
        first.ShouldBe(second);
        first.Detail.ShouldNotContain("127.0.0");
    }

    [Theory]
    [InlineData("https://Example.com:443/A?utm_source=x&b=2&fbclid=1#top", "https://example.com/A?b=2")]
    [InlineData("HTTP://EXAMPLE.COM", "http://example.com/")]
    [InlineData("https://bücher.example/a b?", "")]
    [InlineData("https://example.com/?utm_medium=mail", "https://example.com/")]
    public void An_address_has_one_canonical_spelling(string text, string canonical) =>
        (PageAddress.Read(text, new HashSet<int> { 80, 443 }, out _)?.Canonical ?? "").ShouldBe(canonical);

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("100.128.0.1", true)]
    [InlineData("192.0.1.1", true)]
    [InlineData("2606:4700:4700::1111", true)]
    [InlineData("2a00:1450::1", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.16.0.0", false)]
    [InlineData("100.127.255.255", false)]
    [InlineData("198.19.255.255", false)]
    [InlineData("::ffff:8.8.8.8", false)]
    [InlineData("64:ff9b::808:808", false)]
    [InlineData("2001:1ff::1", false)]
    [InlineData("2001:200::1", true)]
    [InlineData("4000::1", false)]
    [InlineData("1fff::1", false)]
    public void An_address_is_public_or_not(string address, bool isPublic) => PublicAddress.Is(IPAddress.Parse(address)).ShouldBe(isPublic);

    private static byte[] Packed(byte[] bytes, string coding)
    {
        using var packed = new MemoryStream();
        using (Stream into = coding == "br" ? new BrotliStream(packed, CompressionLevel.Optimal) : new GZipStream(packed, CompressionLevel.Optimal))
        {
            into.Write(bytes);
        }

        return packed.ToArray();
    }

    private static FetchedPage Page(PageFetch fetch) => fetch.ShouldBeOfType<PageFetch.Fetched>().Page;

    private static PageRefusal Refused(PageFetch fetch) => fetch.ShouldBeOfType<PageFetch.Refused>().Reason;

    private static Task<PageFetch> FetchAsync(PageServer server, string path, TimeSpan? within = null) => FetchAsync($"http://page.test:{server.Port}{path}", server.Port, within);

    private static Task<PageFetch> FetchAsync(string url, int port, TimeSpan? within = null)
    {
        var fetcher = new PageFetcher(
            new PageFetcherOptions
            {
                Ports = new HashSet<int> { port },
                MayConnect = address => address.Equals(Here),
                Resolve = static (_, _) => Task.FromResult<IPAddress[]>([Here]),
                FetchWithin = within ?? TimeSpan.FromSeconds(30),
            },
            TimeProvider.System);
        return fetcher.FetchAsync(fetcher.Read(url, out var problem).ShouldNotBeNull(problem), CancellationToken.None);
    }
}
