using System.Text.Json.Nodes;

namespace SecondBrain.Bench.Doors;

/// <summary>Ours, over HTTP.</summary>
/// <param name="wait">Whether a note is acknowledged when it is searchable, instead of when it is stored.</param>
internal sealed class SecondBrainDoor(HostProcess host, int connections, bool wait = false) : IMemoryDoor
{
    private readonly McpHttpClient _client = new(host.Url, host.Token, connections);

    public McpHttpClient Client => _client;

    public Task SearchAsync(string query) => _client.CallAsync("search", new JsonObject { ["query"] = query });

    public Task AddAsync(ShortNote note) => _client.CallAsync("add_note", new JsonObject { ["title"] = note.Title, ["content"] = note.Text, ["wait"] = wait });

    // adding the same note again says whether it is there
    public async Task<bool> HasAsync(ShortNote note) =>
        (await _client.CallAsync("add_note", new JsonObject { ["title"] = note.Title, ["content"] = note.Text, ["wait"] = false })).GetProperty("duplicate").GetBoolean();

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
