using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace SecondBrain.Local.Workflows.Chat;

/// <summary>A server with OpenAI's chat completions, such as Ollama, llama.cpp or vLLM. Text and function tools. Safe for concurrent use.</summary>
/// <remarks>A refusal is an <see cref="HttpRequestException"/> with its status; the answer's text is not repeated.</remarks>
/// <param name="http">Its timeout is the longest that an answer may take.</param>
/// <param name="endpoint">The base, such as <c>http://localhost:11434/v1</c>.</param>
/// <param name="key">Null: none is sent.</param>
internal sealed class OpenAiChatClient(HttpClient http, Uri endpoint, string model, string? key) : IChatClient
{
    private readonly Uri _completions = new($"{endpoint.ToString().TrimEnd('/')}/chat/completions");

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _completions) { Content = JsonContent.Create(OpenAiJson.Request(model, messages, options)) };
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"{_completions.Authority} answered {(int)response.StatusCode}.", inner: null, response.StatusCode);
        return OpenAiJson.Response(await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken) ?? throw new JsonException("null"));
    }

    /// <summary>The whole answer at once: a workflow takes no part of one.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("openai", endpoint, model)
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose() => http.Dispose();
}
