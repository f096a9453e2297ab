using System.Net;
using Microsoft.Extensions.AI;

namespace SecondBrain.StackOnMoto;

/// <summary>Stands in for the language model: answers by rules, and not at all about a note that says <see cref="Away"/> until it <see cref="IsBack"/>.</summary>
internal sealed class MarkedChat : IChatClient
{
    public const string Model = "test-model";

    public const string Away = "The model is away.";

    public bool IsBack { get; set; }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = string.Concat(messages.Select(message => message.Text));
        if (asked.Contains(Away, StringComparison.Ordinal) && !IsBack)
            throw new HttpRequestException("Service unavailable.", inner: null, HttpStatusCode.ServiceUnavailable);

        var arguments = new Dictionary<string, object?>
        {
            ["summary"] = "A summary by a model.",
            ["tags"] = new[] { "garden" },
            ["language"] = "en",
            ["entities"] = new[] { "Outbox" },
            ["links"] = Links(asked),
        };
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("call-1", "enrich_note", arguments)]))
        {
            ModelId = Model,
            FinishReason = ChatFinishReason.ToolCalls,
            Usage = new UsageDetails { InputTokenCount = 400, OutputTokenCount = 80, TotalTokenCount = 480 },
        });
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("fake", defaultModelId: Model) : null;

    public void Dispose()
    {
    }

    // one link that is sure enough to be accepted, two that a person is asked about
    private static Dictionary<string, object>[] Links(string asked) =>
    [
        .. Link(asked, "Idempotency", "supports", "sending it twice is harmless", 0.95),
        .. Link(asked, "Saga", "relates-to", "each step has its compensation", 0.5),
        .. Link(asked, "Circuit Breaker", "contradicts", "never gives up", 0.4),
    ];

    private static IEnumerable<Dictionary<string, object>> Link(string asked, string target, string type, string evidence, double confidence)
    {
        if (asked.Contains(evidence, StringComparison.Ordinal))
            yield return new() { ["target"] = target, ["type"] = type, ["evidence"] = evidence, ["confidence"] = confidence };
    }
}
