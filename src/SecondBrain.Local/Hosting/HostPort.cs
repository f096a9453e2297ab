using System.Net;
using System.Net.Sockets;

namespace SecondBrain.Local.Hosting;

/// <summary>Ports of the loopback addresses.</summary>
internal static class HostPort
{
    /// <summary>The loopback addresses that this machine has.</summary>
    public static IReadOnlyList<IPAddress> Addresses { get; } = Socket.OSSupportsIPv6 && CanBind(new IPEndPoint(IPAddress.IPv6Loopback, 0))
        ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
        : [IPAddress.Loopback];

    /// <summary>The port itself when it is free, any free one when it is 0. Asked before anything slow starts.</summary>
    /// <exception cref="LocalHostException">The port is taken.</exception>
    public static int Choose(int port)
    {
        if (port != 0)
            return Addresses.All(address => CanBind(new IPEndPoint(address, port))) ? port : throw Taken(port);
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var free = ((IPEndPoint)listener.LocalEndpoint).Port;
            if (Addresses.Skip(1).All(address => CanBind(new IPEndPoint(address, free))))
                return free;
        }
    }

    public static LocalHostException Taken(int port, Exception? inner = null) =>
        new($"Port {port} is taken by another program. Stop it, or choose another port with --port.", inner);

    private static bool CanBind(IPEndPoint at)
    {
        try
        {
            using var listener = new TcpListener(at);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
