using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Ingestion;

/// <summary>Third step, once a chunk: stores the vector that the model gave, as int8 and 1-bit.</summary>
public sealed class EmbeddingWriter(IChunkStore chunks)
{
    /// <exception cref="InvalidEmbeddingException">The vector is empty, not finite or all zero: the model's answer is unusable.</exception>
    public Task RunAsync(BrainId brain, NoteId note, string sortKey, ReadOnlyMemory<float> vector, string model, CancellationToken cancellationToken)
    {
        Check(vector, model);
        return chunks.WriteVectorAsync(brain, note, sortKey, QuantizedVector.Quantize(vector.Span), model, cancellationToken);
    }

    /// <exception cref="InvalidEmbeddingException">The vector is empty, not finite or all zero.</exception>
    internal static void Check(ReadOnlyMemory<float> vector, string model)
    {
        if (vector.IsEmpty || !vector.Span.ContainsAnyExcept(0f) || !vector.ToArray().All(float.IsFinite))
        {
            throw new InvalidEmbeddingException(model);
        }
    }
}
