using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace SecondBrain.Functions.Tests;

/// <summary>Speaks to the HTTP API as a user's program would.</summary>
internal sealed class BrainClient : IDisposable
{
    public BrainClient(string url, string brain, string token)
    {
        Brain = brain;
        Http = new HttpClient { BaseAddress = new Uri(url) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public string Brain { get; }

    public HttpClient Http { get; }

    /// <summary>Captures Markdown and waits until it is searchable.</summary>
    public async Task<JsonNode> CaptureAsync(string markdown, string? key = null, string query = "")
    {
        using var response = await PostAsync(markdown, key, query, wait: 25);
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted, await response.Content.ReadAsStringAsync());
        return await BodyAsync(response);
    }

    public async Task<HttpResponseMessage> PostAsync(string markdown, string? key = null, string query = "", int wait = 0)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/notes" + query);
        request.Content = new StringContent(markdown, Encoding.UTF8, "text/markdown");
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (wait > 0)
        {
            request.Headers.Add("Prefer", $"wait={wait}");
        }

        return await Http.SendAsync(request);
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        using var response = await Http.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await BodyAsync(response);
    }

    public async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await Http.SendAsync(request);
        return (response.StatusCode, await BodyAsync(response));
    }

    /// <summary>Every item of a list, page by page.</summary>
    public async Task<List<JsonNode>> ListAsync(string path, int limit)
    {
        var items = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var page = await GetAsync($"{path}{(path.Contains('?') ? '&' : '?')}limit={limit}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            var found = page["items"]!.AsArray();
            found.Count.ShouldBeLessThanOrEqualTo(limit);
            items.AddRange(found!);
            cursor = (string?)page["next"];
        }
        while (cursor is not null);
        return items;
    }

    /// <summary>The receipt once it is completed, deferred or failed.</summary>
    /// <param name="state">Only this one; null for any of the three.</param>
    public async Task<JsonNode> ReceiptAsync(JsonNode capture, string? state = null)
    {
        while (true)
        {
            var receipt = await GetAsync((string)capture["receipt"]!);
            if (state is null ? (string)receipt["state"]! is "completed" or "deferred" or "failed" : (string)receipt["state"]! == state)
            {
                return receipt;
            }

            await Task.Delay(20);
        }
    }

    public void Dispose() => Http.Dispose();

    private static async Task<JsonNode> BodyAsync(HttpResponseMessage response) => (await response.Content.ReadFromJsonAsync<JsonNode>())!;
}
