using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace SecondBrain.Core.Fetching;

/// <summary>
/// Fetches a page of the public internet for somebody who named its address, and nothing else: a request can never reach the machine that it runs on or its network.
/// </summary>
/// <remarks>
/// For every hop the host's addresses are looked up once, all of them must be public, and the socket is connected to one of those very addresses, so that a
/// second answer of the name server cannot change where it goes. TLS checks the host's name as usual. No proxy, cookie, referrer, credential or trace header is sent,
/// redirects are followed by hand and checked like the first address, and time and size are limited. Safe for concurrent use: every fetch has connections of its own.
/// </remarks>
public sealed class PageFetcher(PageFetcherOptions options, TimeProvider clock)
{
    private const int MaxAddresses = 4;

    private const string NotPublic = "The host has no address on the public internet. Only public pages are fetched: if you can read it, send its text as 'content'.";

    private static readonly HttpRequestOptionsKey<IPAddress[]> Pinned = new("pinned addresses");

    /// <summary>The address as this fetcher takes it; null, with a sentence that says why, when it does not.</summary>
    public PageAddress? Read(string text, out string problem) => PageAddress.Read(text, options.Ports, out problem);

    public async Task<PageFetch> FetchAsync(PageAddress address, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.FetchWithin, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        using var http = new HttpMessageInvoker(Handler());
        try
        {
            return await FollowAsync(http, address, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PageFetch.Refused(
                PageRefusal.TimedOut, string.Create(CultureInfo.InvariantCulture, $"The page did not come within {options.FetchWithin.TotalSeconds:0.#} seconds. Try again later, or send its text as 'content'."));
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SocketException or InvalidDataException)
        {
            return new PageFetch.Refused(PageRefusal.Unreachable, "The page's server could not be reached, its certificate is not valid for it, or it broke off. Check the address, or try again later.");
        }
    }

    private async Task<PageFetch> FollowAsync(HttpMessageInvoker http, PageAddress address, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop <= options.MaxRedirects; hop++)
        {
            if (await PublicAddressesAsync(address.Uri, cancellationToken) is not { } pinned)
            {
                return new PageFetch.Refused(PageRefusal.NotPublic, NotPublic);
            }

            using var request = Request(address.Uri, pinned);
            using var response = await http.SendAsync(request, cancellationToken);
            if (!IsRedirect(response.StatusCode))
            {
                return await ReadAsync(address.Uri, response, cancellationToken);
            }

            if (Next(address, response, out var refused) is not { } next)
            {
                return refused!;
            }

            address = next;
        }

        return new PageFetch.Refused(
            PageRefusal.Redirected, string.Create(CultureInfo.InvariantCulture, $"The address leads on more than {options.MaxRedirects} times. Open it in a browser and send the address where it ends."));
    }

    private PageAddress? Next(PageAddress from, HttpResponseMessage response, out PageFetch.Refused? refused)
    {
        refused = null;
        var location = response.Headers.NonValidated.TryGetValues("Location", out var values) ? values.FirstOrDefault()?.Trim() : null;
        if (location is not { Length: > 0 and <= PageAddress.MaxLength } || location.Contains('\\') || location.Any(char.IsControl) || !Uri.TryCreate(from.Uri, location, out var to))
        {
            refused = new PageFetch.Refused(PageRefusal.Redirected, "The address leads on to something that is no address.");
            return null;
        }

        if (Read(location.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(location, UriKind.Absolute, out _) ? location : to.AbsoluteUri, out var problem) is not { } next)
        {
            refused = new PageFetch.Refused(PageRefusal.Redirected, $"The address leads on to one that is not fetched. {problem}");
            return null;
        }

        if (from.Uri.Scheme == "https" && next.Uri.Scheme != "https")
        {
            refused = new PageFetch.Refused(PageRefusal.Redirected, "The address leads from https to http, where anybody on the way could change the page. Send the address where it ends if you trust it.");
            return null;
        }

        return next;
    }

    /// <summary>Null when there is none, or any that may not be connected to: a name with both is a trap.</summary>
    private async Task<IPAddress[]?> PublicAddressesAsync(Uri uri, CancellationToken cancellationToken)
    {
        var host = uri.IdnHost.Trim('[', ']').TrimEnd('.');
        var found = IPAddress.TryParse(host, out var number) ? [number] : await ResolveAsync(host, cancellationToken);
        return found.Length > 0 && found.All(options.MayConnect) ? found : null;
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return await options.Resolve(host, cancellationToken).WaitAsync(cancellationToken);
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            return []; // no such host, as far as anybody is told
        }
    }

    private static HttpRequestMessage Request(Uri uri, IPAddress[] pinned)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, uri) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (compatible; SecondBrain clipper)");
        request.Headers.TryAddWithoutValidation("Accept", "text/html, application/xhtml+xml;q=0.9, text/markdown;q=0.9, text/plain;q=0.8");
        request.Options.Set(Pinned, pinned);
        return request;
    }

    private async Task<PageFetch> ReadAsync(Uri address, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation))
        {
            return new PageFetch.Refused(
                PageRefusal.NotAnswered,
                string.Create(CultureInfo.InvariantCulture, $"The page's server answered {(int)response.StatusCode} instead of the page. Check the address; a page behind a login or a robot check cannot be fetched: send its text as 'content'."));
        }

        if (PageTypes.Known(response.Content.Headers.ContentType?.MediaType) is not { } type || response.Content.Headers.ContentEncoding.Count > 0)
        {
            return new PageFetch.Refused(PageRefusal.UnsupportedType, Advice(response.Content.Headers.ContentType));
        }

        if (response.Content.Headers.ContentLength > options.MaxBytes)
        {
            return TooLarge();
        }

        using var content = new MemoryStream();
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if (content.Length + read > options.MaxBytes)
            {
                return TooLarge();
            }

            content.Write(buffer, 0, read);
        }

        var page = new FetchedPage(address, type, response.Content.Headers.ContentType?.CharSet?.Trim('"', '\'', ' '), content.ToArray(), clock.GetUtcNow());
        return new PageFetch.Fetched(page);
    }

    private PageFetch.Refused TooLarge() => new(
        PageRefusal.TooLarge, string.Create(CultureInfo.InvariantCulture, $"The page has more than {options.MaxBytes:N0} bytes. Send the part that matters as 'content', with the address as 'source'."));

    private static string Advice(MediaTypeHeaderValue? type) => type?.MediaType is { Length: > 0 and <= 100 } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '+' or '-' or '.')
        ? $"The address holds {name}, not a page. HTML, plain text and Markdown are clipped: for another document send its text as 'content', with the address as 'source'."
        : "The address's server does not say what it holds. HTML, plain text and Markdown are clipped: send its text as 'content', with the address as 'source'.";

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli | DecompressionMethods.Deflate,
        ActivityHeadersPropagator = null,
        ConnectCallback = ConnectAsync,
        ConnectTimeout = options.FetchWithin,
        Credentials = null,
        MaxResponseHeadersLength = 64,
        PooledConnectionLifetime = TimeSpan.Zero, // so that every hop connects by its own addresses
        PreAuthenticate = false,
        ResponseDrainTimeout = TimeSpan.Zero,
        UseCookies = false,
        UseProxy = false,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        if (!context.InitialRequestMessage.Options.TryGetValue(Pinned, out var pinned))
        {
            throw new InvalidOperationException("A request came without the addresses that were checked for it.");
        }

        SocketException? last = null;
        foreach (var address in pinned.Take(MaxAddresses))
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                using var patience = new CancellationTokenSource(options.ConnectWithin, clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
                await socket.ConnectAsync(new IPEndPoint(address, context.DnsEndPoint.Port), either.Token);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception error) when (error is SocketException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                socket.Dispose();
                last = error as SocketException ?? new SocketException((int)SocketError.TimedOut);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }
}
