using Microsoft.Extensions.AI;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Makes calls of the embedding model fail as a <see cref="CallPlan"/> says; the model only answers, so that losing its answer is failing.</summary>
internal sealed class FaultyEmbeddings(IEmbeddingGenerator<string, Embedding<float>> model, CallPlan plan) : DelegatingEmbeddingGenerator<string, Embedding<float>>(model)
{
    public override Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        switch (plan.Next("InvokeModel"))
        {
            case null:
                return base.GenerateAsync(values, options, cancellationToken);
            case CallFault.TimeUp:
                plan.TimeUp();
                return Task.FromCanceled<GeneratedEmbeddings<Embedding<float>>>(cancellationToken);
            default:
                throw new HttpRequestException("injected: the model does not answer");
        }
    }
}
