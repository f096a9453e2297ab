using Microsoft.Extensions.AI;
using SecondBrain.Aws.Signing;
using SecondBrain.Core.Freshness;

namespace SecondBrain.Aws.Bedrock;

/// <summary>Says in the domain's words that a model cannot be reached, so that a search can go on by words alone.</summary>
internal sealed class TranslatingEmbeddingGenerator(IEmbeddingGenerator<string, Embedding<float>> inner)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.GenerateAsync(values, options, cancellationToken);
        }
        catch (AwsServiceException error) // also a model that is not enabled: the words are there all the same
        {
            throw new EmbeddingUnavailableException($"The embedding model does not answer ({error.Code}).", error);
        }
    }
}
