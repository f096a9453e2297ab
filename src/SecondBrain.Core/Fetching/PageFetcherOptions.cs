using System.Net;

namespace SecondBrain.Core.Fetching;

/// <summary>What a fetch may do. The defaults are for production; tests replace the resolver and the rule of addresses.</summary>
public sealed record PageFetcherOptions
{
    /// <summary>
    /// The largest page in bytes, after decompression. The page as it came and its text (at most 1 MiB) are one DynamoDB transaction, which holds 4 MB, and a page that
    /// does not compress must fit too.
    /// </summary>
    public int MaxBytes { get; init; } = 2_500_000;

    public int MaxRedirects { get; init; } = 5;

    public IReadOnlySet<int> Ports { get; init; } = new HashSet<int> { 80, 443 };

    /// <summary>For one address of a host.</summary>
    public TimeSpan ConnectWithin { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>For everything: names, redirects, body. The function has 29 seconds, and writes afterwards.</summary>
    public TimeSpan FetchWithin { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>All addresses of a host name. Asked once for each hop; what it answers is what is connected to.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Whether an address may be connected to.</summary>
    public Func<IPAddress, bool> MayConnect { get; init; } = PublicAddress.Is;
}
