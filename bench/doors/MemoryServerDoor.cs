using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecondBrain.Bench.Doors;

/// <summary><c>@modelcontextprotocol/server-memory</c>, which speaks over one stdio pipe: what comes at once is pipelined.</summary>
internal sealed class MemoryServerDoor : IMemoryDoor
{
    private readonly Process _process;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _waiting = new();
    private readonly SemaphoreSlim _writing = new(1);
    private int _id;

    private MemoryServerDoor(Process process)
    {
        _process = process;
        _ = Task.Run(ReadAsync);
    }

    public static async Task<MemoryServerDoor> StartAsync(string package, string file)
    {
        var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(package, "dist", "index.js")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["MEMORY_FILE_PATH"] = Path.GetFullPath(file) },
        })!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var door = new MemoryServerDoor(process);
        await door.RequestAsync("initialize", new JsonObject
        {
            ["protocolVersion"] = "2025-06-18",
            ["capabilities"] = new JsonObject(),
            ["clientInfo"] = new JsonObject { ["name"] = "bench", ["version"] = "1" },
        });
        await door.SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = "notifications/initialized" });
        return door;
    }

    /// <summary>The file that it keeps, with an entity a note.</summary>
    public static Task WriteAsync(string file, IEnumerable<ShortNote> notes) =>
        File.WriteAllTextAsync(file, string.Join('\n', notes.Select(note => JsonSerializer.Serialize(
            new { type = "entity", name = note.Title, entityType = "note", observations = new[] { note.Text } }))));

    public Task SearchAsync(string query) => CallAsync("search_nodes", new JsonObject { ["query"] = query });

    public Task AddAsync(ShortNote note) => CallAsync("create_entities", new JsonObject
    {
        ["entities"] = new JsonArray(new JsonObject { ["name"] = note.Title, ["entityType"] = "note", ["observations"] = new JsonArray(note.Text) }),
    });

    public async Task<bool> HasAsync(ShortNote note) =>
        (await CallAsync("open_nodes", new JsonObject { ["names"] = new JsonArray(note.Title) })).GetProperty("structuredContent").GetProperty("entities")
        .EnumerateArray().Any(entity => entity.GetProperty("observations").EnumerateArray().Any(text => text.GetString() == note.Text));

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
        _writing.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<JsonElement> CallAsync(string tool, JsonObject arguments)
    {
        var result = await RequestAsync("tools/call", new JsonObject { ["name"] = tool, ["arguments"] = arguments });
        return result.TryGetProperty("isError", out var failed) && failed.GetBoolean() ? throw new InvalidOperationException($"{tool}: {result}") : result;
    }

    private async Task<JsonElement> RequestAsync(string method, JsonObject parameters)
    {
        var id = Interlocked.Increment(ref _id);
        var answer = _waiting[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
        var message = await answer.Task;
        return message.TryGetProperty("result", out var result) ? result : throw new InvalidOperationException($"{method}: {message}");
    }

    private async Task SendAsync(JsonObject message)
    {
        await _writing.WaitAsync();
        try
        {
            var pipe = _process.StandardInput.BaseStream;
            await pipe.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(message));
            await pipe.WriteAsync("\n"u8.ToArray());
            await pipe.FlushAsync();
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            var message = JsonElement.Parse(line);
            if (message.TryGetProperty("id", out var id) && _waiting.TryRemove(id.GetInt32(), out var waiting))
                waiting.SetResult(message);
        }
    }
}
