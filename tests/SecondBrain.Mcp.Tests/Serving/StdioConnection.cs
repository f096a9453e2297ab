using System.Collections.Concurrent;
using System.IO.Pipes;
using System.Text;
using System.Text.Json.Nodes;
using SecondBrain.Local.Cli;

namespace SecondBrain.Mcp.Tests.Serving;

/// <summary>The command <c>mcp</c>, with pipes for its streams.</summary>
internal sealed class StdioConnection : IMcpConnection
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<McpAnswer>> _waiting = new();
    private readonly AnonymousPipeServerStream _toCommand = new(PipeDirection.Out);
    private readonly AnonymousPipeServerStream _fromCommand = new(PipeDirection.Out);
    private readonly StreamWriter _lines;
    private readonly StringWriter _errors = new();
    private readonly Task _reading;
    private readonly JsonObject _capabilities;
    private readonly DirectoryInfo _data;
    private int _id;

    /// <param name="data">A folder with the address of a host and a token for it.</param>
    public StdioConnection(DirectoryInfo data, JsonObject capabilities)
    {
        _data = data;
        _capabilities = capabilities;
        _lines = new StreamWriter(_toCommand, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        var input = new StreamReader(new AnonymousPipeClientStream(PipeDirection.In, _toCommand.ClientSafePipeHandle), Encoding.UTF8);
        var output = new StreamWriter(_fromCommand, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        Ended = RunAsync(input, output);
        _reading = ReadAsync(new StreamReader(new AnonymousPipeClientStream(PipeDirection.In, _fromCommand.ClientSafePipeHandle), Encoding.UTF8));
    }

    /// <summary>The command's exit code.</summary>
    public Task<int> Ended { get; }

    public async Task<McpAnswer> AskAsync(string method, JsonObject? parameters = null) => await SendAsync(method, parameters).Answer;

    public (int Id, Task<McpAnswer> Answer) SendAsync(string method, JsonObject? parameters = null)
    {
        var id = Interlocked.Increment(ref _id);
        parameters ??= [];
        var meta = parameters["_meta"]?.DeepClone().AsObject() ?? [];
        meta["io.modelcontextprotocol/protocolVersion"] = RawClient.Newest;
        meta["io.modelcontextprotocol/clientCapabilities"] = _capabilities.DeepClone();
        meta["io.modelcontextprotocol/clientInfo"] = new JsonObject { ["name"] = "xunit", ["version"] = "1" };
        parameters["_meta"] = meta;
        var answer = new TaskCompletionSource<McpAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[$"{id}"] = answer;
        Write(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
        return (id, answer.Task);
    }

    public void Write(JsonObject message)
    {
        lock (_lines)
        {
            _lines.WriteLine(message.ToJsonString());
        }
    }

    /// <summary>Closes the client's end, as a client that goes away does.</summary>
    public void Close() => _toCommand.Dispose();

    public async ValueTask DisposeAsync()
    {
        Close();
        await Ended;
        _fromCommand.Dispose();
        await _reading;
        _data.Delete(recursive: true);
    }

    private async Task<int> RunAsync(TextReader input, TextWriter output)
    {
        var context = new CliContext(new Terminal(input, output, _errors), TimeProvider.System, new CommonOptions(_data.FullName));
        return await Task.Run(() => CommandLine.RunAsync(["mcp"], context));
    }

    private async Task ReadAsync(StreamReader reader)
    {
        var notifications = new List<JsonNode>();
        while (await reader.ReadLineAsync() is { } line)
        {
            var message = JsonNode.Parse(line)!;
            if (message["id"]?.ToJsonString() is { } id && _waiting.TryRemove(id, out var answer))
            {
                answer.SetResult(new McpAnswer(message, [.. notifications]));
                notifications.Clear();
            }
            else
            {
                notifications.Add(message);
            }
        }
    }
}
