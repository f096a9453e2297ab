using Microsoft.Extensions.AI;

namespace SecondBrain.Bench.Retrieval;

/// <summary>Embeds a text once, however many settings are compared.</summary>
internal sealed class RememberedEmbeddings(IEmbeddingGenerator<string, Embedding<float>> model)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(model)
{
    private readonly Dictionary<string, Embedding<float>> _known = new(StringComparer.Ordinal);

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values.ToList();
        var missing = texts.Where(text => !_known.ContainsKey(text)).Distinct(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            var made = await base.GenerateAsync(missing, options, cancellationToken);
            foreach (var (text, embedding) in missing.Zip(made))
            {
                _known.Add(text, embedding);
            }
        }

        return new GeneratedEmbeddings<Embedding<float>>(texts.Select(text => _known[text]));
    }
}
