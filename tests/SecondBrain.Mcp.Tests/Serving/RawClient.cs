using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace SecondBrain.Mcp.Tests.Serving;

/// <summary>Sends MCP messages byte by byte as a test wants them.</summary>
internal sealed class RawClient : IDisposable
{
    public const string Newest = "2026-07-28";

    private readonly HttpClient _http = new();

    private int _id;

    /// <summary>What the client declares with every request of 2026-07-28.</summary>
    public JsonObject Capabilities { get; init; } = [];

    public static JsonObject With(params string[] extensions) => new()
    {
        ["extensions"] = new JsonObject(extensions.Select(extension => KeyValuePair.Create(extension, (JsonNode?)new JsonObject()))),
    };

    public RawClient(Uri address, string token)
    {
        _http.BaseAddress = address;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>A request of 2026-07-28 with all that belongs to it.</summary>
    public Task<RawAnswer> AskAsync(string method, JsonObject? parameters = null, string? client = "xunit", params (string Name, string? Value)[] headers)
    {
        parameters ??= [];
        var meta = parameters["_meta"]?.DeepClone().AsObject() ?? [];
        meta["io.modelcontextprotocol/protocolVersion"] = Newest;
        meta["io.modelcontextprotocol/clientCapabilities"] = Capabilities.DeepClone();
        if (client is not null)
        {
            meta["io.modelcontextprotocol/clientInfo"] = new JsonObject { ["name"] = client, ["version"] = "1" };
        }

        parameters["_meta"] = meta;
        var all = new Dictionary<string, string?> { ["MCP-Protocol-Version"] = Newest, ["Mcp-Method"] = method, ["Mcp-Name"] = NameOf(method, parameters) };
        foreach (var (name, value) in headers)
        {
            all[name] = value;
        }

        return SendAsync(Message(method, parameters), all);
    }

    /// <summary>A request of an older revision.</summary>
    public Task<RawAnswer> AskOldAsync(string method, JsonObject? parameters = null, string? revision = "2025-11-25") =>
        SendAsync(Message(method, parameters ?? []), new Dictionary<string, string?> { ["MCP-Protocol-Version"] = revision });

    public async Task<JsonNode> CallAsync(string tool, JsonObject arguments, string? client = "xunit")
    {
        var answer = await AskAsync("tools/call", new JsonObject { ["name"] = tool, ["arguments"] = arguments }, client);
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Body["result"]!;
    }

    /// <summary>The structured content of a call that must succeed.</summary>
    public async Task<JsonNode> UseAsync(string tool, JsonObject arguments, string? client = "xunit")
    {
        var result = await CallAsync(tool, arguments, client);
        result["isError"].ShouldBeNull(result.ToJsonString());
        return result["structuredContent"]!;
    }

    /// <summary>The text of a call that must fail as a tool.</summary>
    public async Task<string> FailAsync(string tool, JsonObject arguments)
    {
        var result = await CallAsync(tool, arguments);
        ((bool?)result["isError"]).ShouldBe(true, result.ToJsonString());
        return (string)result["content"]![0]!["text"]!;
    }

    public async Task<RawAnswer> SendAsync(string body, IReadOnlyDictionary<string, string?> headers, HttpMethod? method = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, "");
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
        foreach (var (name, value) in headers.Where(header => header.Value is not null))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (request.Method == HttpMethod.Post)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        using var response = await _http.SendAsync(request);
        return new RawAnswer(
            (int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType, response.Headers.WwwAuthenticate.ToString())
        {
            Session = response.Headers.TryGetValues("Mcp-Session-Id", out var session) ? session.Single() : null,
        };
    }

    public void Dispose() => _http.Dispose();

    private static string? NameOf(string method, JsonObject parameters)
    {
        var name = (string?)(method.StartsWith("tasks/", StringComparison.Ordinal) ? parameters["taskId"] : method == "resources/read" ? parameters["uri"] : parameters["name"]);
        return name is null || name.All(char.IsAscii) ? name : $"=?base64?{Convert.ToBase64String(Encoding.UTF8.GetBytes(name))}?=";
    }

    private string Message(string method, JsonObject parameters) =>
        new JsonObject { ["jsonrpc"] = "2.0", ["id"] = ++_id, ["method"] = method, ["params"] = parameters }.ToJsonString();
}

internal sealed record RawAnswer(int Status, string Text, string? ContentType, string Challenge)
{
    public string? Session { get; init; }

    public JsonNode Body => Messages[^1];

    /// <summary>The answer, after the notifications that came before it.</summary>
    public IReadOnlyList<JsonNode> Messages => ContentType == "text/event-stream"
        ? [.. Text.Split('\n').Where(line => line.StartsWith("data: ", StringComparison.Ordinal)).Select(line => JsonNode.Parse(line["data: ".Length..])!)]
        : [JsonNode.Parse(Text)!];

    public int? ErrorCode => (int?)Body["error"]?["code"];
}
