using Microsoft.Extensions.AI;
using SecondBrain.Conformance.Models;

namespace SecondBrain.Local.Tests.Embedding;

public sealed class UniversalSentenceEncoderConformanceTests(EmbeddingModelFixture fixture) : EmbeddingGeneratorConformance, IClassFixture<EmbeddingModelFixture>
{
    protected override IEmbeddingGenerator<string, Embedding<float>> Generator => fixture.Model;
}
