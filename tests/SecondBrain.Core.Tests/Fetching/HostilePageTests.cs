using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SecondBrain.Core.Fetching;
using SecondBrain.Testing;

namespace SecondBrain.Core.Tests.Fetching;

/// <summary>A listener on every address of this machine proves that no hostile address reaches it.</summary>
public sealed class HostilePageTests : IAsyncLifetime
{
    private static readonly IPAddress Stranger = IPAddress.Parse("203.0.113.7"); // documentation: stands for any address that is none of ours
    private static readonly IPAddress Friend = IPAddress.Parse("127.0.0.2"); // where the tests let pages be fetched from

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    private readonly PageServer _inside = new(IPAddress.IPv6Any, static _ => PageServer.Ok("<p>The inside of this machine.</p>"));
    private readonly PageServer _other = new(IPAddress.IPv6Any, static _ => PageServer.Ok("<p>The inside of this machine.</p>"));
    private readonly ConcurrentQueue<string> _asked = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _inside.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task No_hostile_address_makes_a_connection()
    {
        var fetcher = Fetcher(PublicAddress.Is, connectWithin: Short);
        var hostile = HostileUrls.Read(_inside.Port, _other.Port);
        hostile.Count.ShouldBeGreaterThanOrEqualTo(60);
        foreach (var (url, what) in hostile)
        {
            (await FetchAsync(fetcher, url)).ShouldBeOneOf([PageRefusal.InvalidAddress, PageRefusal.NotPublic], $"{url}: {what}");
        }

        (_inside.Connections + _other.Connections).ShouldBe(0);
    }

    [Fact]
    public async Task No_hostile_address_is_reached_by_a_redirect_from_a_public_page()
    {
        var hostile = HostileUrls.Read(_inside.Port, _other.Port);
        await using var friend = new PageServer(Friend, path =>
            int.TryParse(path.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? PageServer.Redirect(hostile[n].Url) : PageServer.Redirect("/"));
        var fetcher = Fetcher(address => address.Equals(Friend) || PublicAddress.Is(address), friend.Port, Short);
        for (var i = 0; i < hostile.Count; i++)
        {
            // what has no scheme is a path of the public page, so it leads round in a circle
            (await FetchAsync(fetcher, $"http://friend.test:{friend.Port}/{i}")).ShouldBeOneOf([PageRefusal.Redirected, PageRefusal.NotPublic, PageRefusal.Unreachable], $"{hostile[i].Url}: {hostile[i].What}");
        }

        friend.Connections.ShouldBeGreaterThanOrEqualTo(hostile.Count);
        (_inside.Connections + _other.Connections).ShouldBe(0);
    }

    [Fact]
    public async Task A_name_that_means_another_address_the_second_time_is_connected_to_as_it_was_checked()
    {
        await using var friend = new PageServer(Friend, static path => path == "/" ? PageServer.Redirect("/again") : PageServer.Ok("<p>From the friend.</p>"));
        var answers = new Queue<IPAddress>([Friend, IPAddress.Loopback, IPAddress.Loopback]);
        var fetcher = new PageFetcher(
            new PageFetcherOptions
            {
                Ports = new HashSet<int> { friend.Port },
                MayConnect = address => address.Equals(Friend),
                Resolve = (_, _) => Task.FromResult<IPAddress[]>([answers.Dequeue()]),
            },
            TimeProvider.System);

        // the second hop asks again, is told of this machine, and is refused
        (await FetchAsync(fetcher, $"http://rebind.test:{friend.Port}/")).ShouldBe(PageRefusal.NotPublic);
        friend.Connections.ShouldBe(1);
        answers.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_name_is_asked_for_once_before_each_connection()
    {
        await using var friend = new PageServer(Friend, static _ => PageServer.Ok("<p>From the friend.</p>"));
        var fetcher = Fetcher(address => address.Equals(Friend), friend.Port);

        (await FetchAsync(fetcher, $"http://friend.test:{friend.Port}/")).ShouldBeNull();
        _asked.ShouldBe(["friend.test"]);
    }

    [Fact]
    public async Task The_listener_is_reached_by_these_very_addresses_where_nothing_stops_them()
    {
        var fetcher = Fetcher(static address => IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.IsIPv4MappedToIPv6);
        foreach (var (url, _) in HostileUrls.Read(_inside.Port, _other.Port).Where(each => !each.Url.Contains("169.254", StringComparison.Ordinal)))
        {
            await FetchAsync(fetcher, url);
        }

        _inside.Connections.ShouldBeGreaterThan(10);
    }

    // whoever tries a stranger's address, which never answers, does not wait long for it; whoever wants an answer waits for a busy machine
    private PageFetcher Fetcher(Func<IPAddress, bool> mayConnect, int? port = null, TimeSpan? connectWithin = null) => new(
        new PageFetcherOptions
        {
            Ports = new HashSet<int>([80, 443, _inside.Port, port ?? 80]),
            MayConnect = mayConnect,
            Resolve = ResolveAsync,
            ConnectWithin = connectWithin ?? TimeSpan.FromSeconds(30),
        },
        TimeProvider.System);

    /// <summary>Null when the page came.</summary>
    private static async Task<PageRefusal?> FetchAsync(PageFetcher fetcher, string url) => fetcher.Read(url, out _) is { } address
        ? (await fetcher.FetchAsync(address, CancellationToken.None) as PageFetch.Refused)?.Reason
        : PageRefusal.InvalidAddress;

    private Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        _asked.Enqueue(host);
        return host switch
        {
            "friend.test" => Task.FromResult<IPAddress[]>([Friend]),
            "loopback.test" => Task.FromResult<IPAddress[]>([IPAddress.Loopback]),
            "loopback6.test" => Task.FromResult<IPAddress[]>([IPAddress.IPv6Loopback]),
            "mapped.test" => Task.FromResult<IPAddress[]>([IPAddress.Loopback.MapToIPv6()]),
            "metadata.test" => Task.FromResult<IPAddress[]>([IPAddress.Parse("169.254.169.254")]),
            "private.test" => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.1")]),
            "mixed.test" => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.215.14"), IPAddress.Loopback]),
            "mixed6.test" => Task.FromResult<IPAddress[]>([IPAddress.Loopback, IPAddress.Parse("2606:2800:21f:cb07::1")]),
            "zone.test" => Task.FromResult<IPAddress[]>([IPAddress.Parse("fe80::1%1")]),
            "public.test" => Task.FromResult<IPAddress[]>([Stranger]),
            "none.test" => Task.FromResult<IPAddress[]>([]),
            _ => Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound)),
        };
    }
}
