using System.Text;
using System.Text.Json.Nodes;
using SecondBrain.Core.Access;
using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Stdio;

/// <summary>MCP over standard input and output, for clients that start the server themselves: one JSON message a line.</summary>
public sealed class McpStdio(McpServer server, Principal principal) : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly SemaphoreSlim _writing = new(1);

    private string _revision = ProtocolRevision.V20251125;

    private ClientSoftware _client = ClientSoftware.Unknown;

    /// <summary>Answers until the input ends; requests that came in by then are answered.</summary>
    public async Task RunAsync(Stream input, Stream output, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(input, Utf8);
        var running = new List<Task>();
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            running.RemoveAll(task => task.IsCompletedSuccessfully);
            if (!string.IsNullOrWhiteSpace(line))
            {
                running.Add(AnswerAsync(line, output, cancellationToken));
            }
        }

        await Task.WhenAll(running);
    }

    public void Dispose() => _writing.Dispose();

    private async Task AnswerAsync(string line, Stream output, CancellationToken cancellationToken)
    {
        if (RpcReader.Read(Utf8.GetBytes(line), out var unreadable) is not { } message)
        {
            await WriteAsync(output, [RpcWriter.Error(null, unreadable!)], cancellationToken);
            return;
        }

        if (!message.IsRequest)
        {
            return;
        }

        var request = Describe(message);
        var result = ProtocolRevision.All.Contains(request.Revision)
            ? await server.AnswerAsync(request, cancellationToken)
            : new McpResult.Failed(McpError.UnsupportedRevision(request.Revision));
        JsonNode answer = result switch
        {
            McpResult.Complete complete => RpcWriter.Result(message.Id!, complete.Body),
            McpResult.Failed failed => RpcWriter.Error(message.Id, failed.Error),
            _ => RpcWriter.Error(message.Id, McpError.InvalidParams("This needs an answer of the user, which only clients of 2026-07-28 and later can be asked for.")),
        };
        await WriteAsync(output, [.. request.Notifications, answer], cancellationToken);
    }

    /// <summary>A stateless request says all itself; of the older revisions this process remembers what <c>initialize</c> said.</summary>
    private McpRequest Describe(RpcMessage message)
    {
        if (message.Method == "initialize" && message.Revision is null)
        {
            _revision = ProtocolRevision.Negotiate(message.TextParam("protocolVersion"));
            _client = message.Client;
        }

        return message.Revision is { } revision
            ? new McpRequest(message.Method!, message.Params, principal, revision, message.Client)
            : new McpRequest(message.Method!, message.Params, principal, _revision, _client);
    }

    private async Task WriteAsync(Stream output, IReadOnlyList<JsonNode> messages, CancellationToken cancellationToken)
    {
        var bytes = Utf8.GetBytes(string.Concat(messages.Select(message => RpcWriter.ToText(message) + "\n")));
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await output.WriteAsync(bytes, cancellationToken);
            await output.FlushAsync(cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }
}
