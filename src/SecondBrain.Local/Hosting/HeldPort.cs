using System.Net.Sockets;

namespace SecondBrain.Local.Hosting;

/// <summary>Keeps a port of the loopback addresses from being given to somebody else until the server takes it.</summary>
internal sealed class HeldPort : IDisposable
{
    private readonly List<TcpListener> _listeners = [];

    /// <exception cref="LocalHostException">The port is taken.</exception>
    public HeldPort(int port)
    {
        Number = port;
        try
        {
            foreach (var address in HostPort.Addresses)
            {
                var listener = new TcpListener(address, port);
                _listeners.Add(listener);
                listener.Start();
            }
        }
        catch (SocketException e)
        {
            Dispose();
            throw HostPort.Taken(port, e);
        }
    }

    public int Number { get; }

    /// <summary>Can be called more than once.</summary>
    public void Dispose()
    {
        foreach (var listener in _listeners)
        {
            listener.Dispose();
        }

        _listeners.Clear();
    }
}
