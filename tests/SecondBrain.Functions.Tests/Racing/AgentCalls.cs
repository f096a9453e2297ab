using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace SecondBrain.Functions.Tests.Racing;

/// <summary>Calls MCP tools over a fixed number of connections.</summary>
internal sealed class AgentCalls : IDisposable
{
    private const int MostAttempts = 5;

    private readonly HttpClient _http;

    public AgentCalls(string url, string token, int connections)
    {
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = new Uri(url) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _http.DefaultRequestHeaders.Add("MCP-Protocol-Version", "2025-11-25");
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/json, text/event-stream");
    }

    /// <summary>Adds a note. A machine that is too busy to answer in time says that trying again is safe, so that is what an agent does.</summary>
    public async Task<JsonNode> AddAsync(JsonObject note, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await ResultAsync("add_note", (JsonObject)note.DeepClone(), cancellationToken);
            if ((bool?)result["isError"] is not true)
            {
                return result["structuredContent"]!;
            }

            attempt.ShouldBeLessThan(MostAttempts, result.ToJsonString());
        }
    }

    /// <summary>The structured result.</summary>
    public async Task<JsonNode> CallAsync(string tool, JsonObject arguments)
    {
        var result = await ResultAsync(tool, arguments, CancellationToken.None);
        return result["structuredContent"].ShouldNotBeNull(result.ToJsonString());
    }

    /// <summary>A tool's result, also when it says that the tool failed.</summary>
    public Task<JsonNode> CallAnyAsync(string tool, JsonObject arguments) => ResultAsync(tool, arguments, CancellationToken.None);

    /// <summary>The answer to a request of any method, also when it is an error.</summary>
    public async Task<JsonNode> SendAsync(string method, JsonObject parameters)
    {
        var call = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = method, ["params"] = parameters };
        using var content = new StringContent(call.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync("/mcp", content);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonNode> ResultAsync(string tool, JsonObject arguments, CancellationToken cancellationToken)
    {
        var call = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = "tools/call", ["params"] = new JsonObject { ["name"] = tool, ["arguments"] = arguments } };
        using var content = new StringContent(call.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync("/mcp", content, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        return JsonNode.Parse(body)!["result"].ShouldNotBeNull(body);
    }
}
