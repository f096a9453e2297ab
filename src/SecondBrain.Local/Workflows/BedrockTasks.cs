using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SecondBrain.Core.Freshness;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Workflows;

/// <summary><c>arn:aws:states:::bedrock:invokeModel</c> with an embedding request in Titan's shape, answered by the local model.</summary>
internal sealed class BedrockTasks(IEmbeddingGenerator<string, Embedding<float>> model) : ITaskResources
{
    private const string Resource = "arn:aws:states:::bedrock:invokeModel";

    public bool Supports(string resource) => resource == Resource;

    public async Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        if (invocation.Input is not JsonObject request || request["Body"] is not JsonObject body || request["ModelId"] is not JsonValue modelId)
            throw Invalid("invokeModel needs ModelId and Body.");
        if ((string?)body["inputText"] is not { Length: > 0 } text)
            throw Invalid("the local host answers embedding requests only: Body needs inputText.");

        var generated = await GenerateAsync(text, (string?)modelId, cancellationToken);
        var vector = generated[0].Vector.ToArray();
        if ((int?)body["dimensions"] is { } dimensions && dimensions != vector.Length)
            throw Invalid($"the local model makes vectors of {vector.Length} dimensions, not {dimensions}.");
        if ((bool?)body["normalize"] != false)
            Normalise(vector);

        var answer = new JsonObject { ["embedding"] = new JsonArray([.. vector.Select(number => JsonValue.Create(number))]) };
        if (generated.Usage?.InputTokenCount is { } tokens)
            answer["inputTextTokenCount"] = tokens;
        return new JsonObject { ["Body"] = answer, ["ContentType"] = "application/json" };
    }

    /// <summary>A model that does not answer has the service's name for it.</summary>
    private async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(string text, string? modelId, CancellationToken cancellationToken)
    {
        try
        {
            return await model.GenerateAsync([text], new EmbeddingGenerationOptions { ModelId = modelId }, cancellationToken);
        }
        catch (Exception error) when (error is HttpRequestException or TimeoutException or EmbeddingUnavailableException)
        {
            throw new TaskFailedException("Bedrock.ServiceUnavailableException", error.Message, error);
        }
    }

    private static void Normalise(float[] vector)
    {
        var length = MathF.Sqrt(vector.Sum(number => number * number));
        for (var i = 0; length > 0 && i < vector.Length; i++)
        {
            vector[i] /= length;
        }
    }

    private static TaskFailedException Invalid(string cause) => new("Bedrock.ValidationException", cause);
}
