using Microsoft.Extensions.AI;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>Notes what BedrockEmbedder would call, by the parameter that names the model.</summary>
internal sealed class RecordedEmbeddings(IEmbeddingGenerator<string, Embedding<float>> model, FunctionEnvironment environment, CallRecorder recorder)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(model)
{
    public override Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var first = environment.Required("EMBEDDING_MODEL_ID");
        var parameter = (options?.ModelId ?? first) == first ? "EmbeddingModelId" : "OtherEmbeddingModelId";
        recorder.Note("bedrock:InvokeModel", $"arn:aws:bedrock:us-east-1::foundation-model/{GrantedPolicies.Models[parameter]}");
        return base.GenerateAsync(values, options, cancellationToken);
    }

    // the model is the host's to dispose
    protected override void Dispose(bool disposing) => base.Dispose(disposing: false);
}
