using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Workflows.Chat;

/// <summary><c>aws-sdk:bedrockruntime:converse</c>, answered by the configured chat model whatever ModelId says.</summary>
/// <remarks>Errors have Bedrock's names, so that a workflow's Retry and Catch see the same here as on AWS.</remarks>
/// <param name="model">Null: none is configured, and every request fails with advice.</param>
internal sealed class ConverseTasks(IChatClient? model, TimeProvider clock) : ITaskResources
{
    private const string Resource = "arn:aws:states:::aws-sdk:bedrockruntime:converse";

    public bool Supports(string resource) => resource == Resource;

    public async Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        if (model is null)
            throw Failure("ResourceNotFoundException", "No chat model is configured on this host: start it with --chat-url and --chat-model, such as --chat-url http://localhost:11434/v1 --chat-model llama3.2.");
        var (messages, options) = Read(invocation.Input);
        var began = clock.GetTimestamp();
        try
        {
            var response = await model.GetResponseAsync(messages, options, cancellationToken);
            return ConverseAnswer.Of(response, clock.GetElapsedTime(began));
        }
        catch (HttpRequestException e)
        {
            throw Failure(NameOf(e.StatusCode), e.Message, e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failure("ModelTimeoutException", "The chat model did not answer in time.", e);
        }
        catch (JsonException e)
        {
            throw Failure("ModelErrorException", "The chat model's answer is not in the shape of a chat completion.", e);
        }
    }

    private static (List<ChatMessage> Messages, ChatOptions Options) Read(JsonNode? input)
    {
        try
        {
            return ConverseRequest.Read(input as JsonObject ?? throw new FormatException("converse needs Parameters."));
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            throw Failure("ValidationException", e.Message, e);
        }
    }

    private static string NameOf(HttpStatusCode? status) => status switch
    {
        null => "ServiceUnavailableException",
        HttpStatusCode.TooManyRequests => "ThrottlingException",
        HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity or HttpStatusCode.RequestEntityTooLarge => "ValidationException",
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "AccessDeniedException",
        HttpStatusCode.NotFound => "ResourceNotFoundException",
        HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout => "ModelTimeoutException",
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable => "ServiceUnavailableException",
        _ => "InternalServerException",
    };

    private static TaskFailedException Failure(string name, string cause, Exception? inner = null) => new($"BedrockRuntime.{name}", cause, inner);
}
