using System.Net;
using Microsoft.Extensions.AI;

namespace SecondBrain.Functions.Tests.Recovery;

/// <summary>A fake language model at the edge: answers what a test says, or, when switched off, as one that is overloaded.</summary>
internal sealed class SwitchableChat : IChatClient
{
    public const string Model = "test-model";

    private int _calls;

    public bool Broken { get; set; }

    public int Calls => _calls;

    /// <summary>The arguments of the tool call; null for an answer in words.</summary>
    public Func<string, Dictionary<string, object?>?> Answer { get; set; } = _ => new() { ["summary"] = "A summary by a model.", ["tags"] = Array.Empty<string>() };

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _calls);
        if (Broken)
        {
            throw new HttpRequestException("Too many requests.", inner: null, HttpStatusCode.TooManyRequests);
        }

        AIContent content = Answer(string.Concat(messages.Select(message => message.Text))) is { } arguments
            ? new FunctionCallContent("call-1", "enrich_note", arguments)
            : new TextContent("I would rather talk.");
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, [content]))
        {
            ModelId = Model,
            FinishReason = ChatFinishReason.ToolCalls,
            Usage = new UsageDetails { InputTokenCount = 400, OutputTokenCount = 80, TotalTokenCount = 480 },
        });
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("fake", defaultModelId: Model) : null;

    public void Dispose()
    {
    }
}
