using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SecondBrain.Testing;

/// <summary>A web server over bare sockets that counts every connection and says exactly what a test wants it to.</summary>
public sealed class PageServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TcpListener _listener;
    private readonly Func<string, byte[]> _answer;
    private readonly Task _serving;
    private int _connections;

    /// <param name="answer">The whole response to a path, head and body; nothing at all for an empty one.</param>
    public PageServer(IPAddress address, Func<string, byte[]> answer, int port = 0)
    {
        _answer = answer;
        _listener = new TcpListener(address, port);
        if (address.Equals(IPAddress.IPv6Any))
        {
            _listener.Server.DualMode = true;
        }

        _listener.Start(512);
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The heads of all requests.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public static byte[] Ok(string body, string type = "text/html; charset=utf-8", string headers = "") => Ok(Encoding.UTF8.GetBytes(body), type, headers);

    public static byte[] Ok(byte[] body, string type, string headers = "") =>
        [.. Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{headers}\r\n"), .. body];

    public static byte[] Redirect(string location, int status = 302) => Encoding.UTF8.GetBytes($"HTTP/1.1 {status} Found\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                open.Add(AnswerAsync(client));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var head = new StringBuilder();
                var buffer = new byte[4096];
                while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer, _stop.Token) is var read and > 0)
                {
                    if (buffer[0] == 0x16)
                    {
                        return; // TLS, which this server does not speak
                    }

                    head.Append(Encoding.Latin1.GetString(buffer, 0, read));
                }

                Requests.Enqueue(head.ToString());
                var answer = _answer(head.ToString().Split(' ') is [_, var path, ..] ? path : "");
                if (answer.Length == 0)
                {
                    await Task.Delay(Timeout.Infinite, _stop.Token);
                }

                await stream.WriteAsync(answer, _stop.Token);
            }
            catch (Exception error) when (error is OperationCanceledException or IOException or SocketException)
            {
                // the other side went away, or the test is over
            }
        }
    }
}
