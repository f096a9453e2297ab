using System.Net;
using System.Net.Sockets;

namespace SecondBrain.Bench.Freshness;

/// <summary>An HTTP server on a free port of this machine.</summary>
internal abstract class LoopbackServer : IDisposable
{
    private readonly HttpListener _listener = new();

    public Uri Address { get; private set; } = null!;

    public void Start()
    {
        using (var port = new TcpListener(IPAddress.Loopback, 0))
        {
            port.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)port.LocalEndpoint).Port}/");
        }

        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = ServeAsync();
    }

    public void Dispose() => _listener.Close();

    protected abstract Task AnswerAsync(HttpListenerContext context);

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(async () =>
                {
                    await AnswerAsync(context);
                    context.Response.Close();
                });
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
