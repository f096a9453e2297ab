using System.Net;
using System.Net.Sockets;

namespace SecondBrain.Core.Fetching;

/// <summary>
/// Whether an address is one of the public internet: what IANA's special-purpose registries (RFC 6890 and its updates) do not set aside.
/// IPv6 is a list of what is allowed: global unicast (2000::/3) without the parts of it that are for protocols, documentation or tunnels. So addresses that
/// carry an IPv4 address inside (mapped, compatible, NAT64, 6to4, Teredo) are none, whatever they carry.
/// </summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] Reserved =
    [
        .. new[]
        {
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared by carriers
            "127.0.0.0/8", // loopback: the Lambda Runtime API is here
            "168.63.129.16/32", // a cloud's own services under a public number
            "169.254.0.0/16", // link local: instance and task credentials are here
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.31.196.0/24", // AS112
            "192.52.193.0/24", // multicast tunnels
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "192.175.48.0/24", // AS112
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, and broadcast
            "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "2620:4f:8000::/48", // AS112
            "3fff::/20", // documentation
        }.Select(IPNetwork.Parse),
    ];

    public static bool Is(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !IsReserved(address),
        AddressFamily.InterNetworkV6 => address.ScopeId == 0 && IsGlobalUnicast(address) && !IsReserved(address),
        _ => false,
    };

    /// <summary>2000::/3. IPNetwork would look at the IPv4 address that a mapped one carries.</summary>
    private static bool IsGlobalUnicast(IPAddress address) => (address.GetAddressBytes()[0] & 0xE0) == 0x20;

    private static bool IsReserved(IPAddress address) => Array.Exists(Reserved, network => network.Contains(address));
}
