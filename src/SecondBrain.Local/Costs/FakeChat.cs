using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace SecondBrain.Local.Costs;

/// <summary>Stands in for the language model: an enrichment of ordinary length, and as many tokens as the prompt and the answer have at four characters each.</summary>
internal sealed class FakeChat(CostMeter meter) : IChatClient
{
    public const string Model = "amazon.nova-micro-v1:0";

    private const int CharactersPerToken = 4;

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = messages.SelectMany(message => message.Contents.OfType<TextContent>()).Select(content => content.Text).ToList();
        var schema = (options?.Tools ?? []).OfType<AIFunctionDeclaration>().Sum(tool => tool.Name.Length + tool.Description.Length + tool.JsonSchema.GetRawText().Length);
        var answer = Enrichment(texts);
        var input = (texts.Sum(text => text.Length) + schema) / CharactersPerToken;
        var output = JsonSerializer.Serialize(new JsonObject(answer.Select(pair => new KeyValuePair<string, JsonNode?>(pair.Key, pair.Value?.DeepClone())))).Length / CharactersPerToken;
        meter.Asked(input, output);
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("call-1", "enrich_note", answer.ToDictionary(pair => pair.Key, pair => (object?)pair.Value))]))
        {
            ModelId = Model,
            FinishReason = ChatFinishReason.ToolCalls,
            Usage = new UsageDetails { InputTokenCount = input, OutputTokenCount = output, TotalTokenCount = input + output },
        });
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("counted", defaultModelId: Model) : null;

    public void Dispose()
    {
    }

    /// <summary>A sure link to a known note, with words of the note; the rest is filling of the usual length.</summary>
    private static Dictionary<string, JsonNode?> Enrichment(IReadOnlyList<string> texts)
    {
        const string Known = "Known notes: ";
        var titles = texts.FirstOrDefault(text => text.StartsWith(Known, StringComparison.Ordinal)) is { } list ? JsonNode.Parse(list[Known.Length..])!.AsArray() : [];
        var quote = string.Join(' ', texts[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8));
        var links = titles.Take(1).Select(title => (JsonNode)new JsonObject { ["target"] = (string?)title, ["type"] = "relates-to", ["evidence"] = quote, ["confidence"] = 0.95 });
        return new Dictionary<string, JsonNode?>
        {
            ["title"] = "What the note is about",
            ["summary"] = "The note says in two sentences what it is about. The second one says why that matters to whoever wrote it down.",
            ["tags"] = new JsonArray("writing", "method", "memory"),
            ["language"] = "en",
            ["entities"] = new JsonArray("A Person", "A Place", "A Work"),
            ["links"] = new JsonArray([.. links]),
        };
    }
}
