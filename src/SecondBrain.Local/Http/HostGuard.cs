namespace SecondBrain.Local.Http;

/// <summary>Refuses requests that were meant for another host: a page that rebinds its own name to this machine must not reach the brain.</summary>
internal static class HostGuard
{
    public static bool IsOurs(HostString host, int port) =>
        (host.Port ?? 80) == port && (host.Host is "127.0.0.1" or "[::1]" || host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase));
}
