using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using SecondBrain.Aws.Bedrock.Converse;
using SecondBrain.Aws.Signing;

namespace SecondBrain.Aws.Bedrock;

/// <summary>A chat model of Amazon Bedrock by Converse: text and function tools. Safe for concurrent use.</summary>
/// <remarks>
/// Tools are offered, not run: a <see cref="FunctionCallContent"/> of the answer is the caller's to answer. A failure is an
/// <see cref="AwsServiceException"/>; what a message may not hold is a <see cref="NotSupportedException"/>.
/// </remarks>
/// <param name="model">A model id or an inference profile's id; <see cref="ChatOptions.ModelId"/> overrides it.</param>
public sealed class BedrockChatClient(BedrockRuntimeClient client, string model, TimeProvider clock) : IChatClient
{
    private readonly ChatClientMetadata _metadata = new("aws.bedrock", client.Endpoint, model);

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = options?.ModelId ?? model;
        var request = ConverseWriting.Request(messages, options);
        if (request.Messages.Count == 0)
            throw new ArgumentException("A conversation needs a message beside the system's.", nameof(messages));

        return ConverseReading.Response(await client.ConverseAsync(asked, request, cancellationToken), asked, clock.GetUtcNow());
    }

    /// <summary>The whole answer at once: nothing here reads a part of one.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <summary>Does nothing: the connections are the HTTP client's.</summary>
    public void Dispose()
    {
    }
}
