using System.Globalization;
using Microsoft.Extensions.AI;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Conformance.Models;

/// <summary>What every <see cref="IEmbeddingGenerator{TInput, TEmbedding}"/> of text does. An empty text is not in it: Bedrock's models refuse it, the local one has a vector of zeros for it.</summary>
public abstract class EmbeddingGeneratorConformance
{
    // over two requests of the model that takes the most texts at once
    private static readonly string[] Many = [.. Enumerable.Range(0, 100).Select(i => string.Create(CultureInfo.InvariantCulture, $"Note {i} is about rivers, bridge {i * 7} and the number {i * i}."))];

    protected abstract IEmbeddingGenerator<string, Embedding<float>> Generator { get; }

    private EmbeddingGeneratorMetadata Metadata => Generator.GetService<EmbeddingGeneratorMetadata>().ShouldNotBeNull();

    [PortFact]
    public async Task A_vector_has_the_declared_length_is_of_length_1_and_names_its_model()
    {
        var embedding = (await Generator.GenerateAsync(["A table for all entities."])).ShouldHaveSingleItem();

        embedding.Vector.Length.ShouldBe(Metadata.DefaultModelDimensions!.Value);
        Length(embedding).ShouldBe(1, 1e-3);
        embedding.ModelId.ShouldBe(Metadata.DefaultModelId);
    }

    [PortFact]
    public async Task Many_texts_have_the_vectors_that_they_have_alone_in_their_order()
    {
        var together = await Generator.GenerateAsync(Many);

        together.Count.ShouldBe(Many.Length);
        foreach (var i in (int[])[0, 1, 95, 96, 99])
        {
            var alone = (await Generator.GenerateAsync([Many[i]]))[0];
            Cosine(alone, together[i]).ShouldBe(1, 1e-4);
            together.Index().ShouldAllBe(other => other.Index == i || Cosine(alone, other.Item) < 0.99999);
        }
    }

    [PortFact]
    public async Task The_tokens_of_all_texts_are_counted()
    {
        var one = (await Generator.GenerateAsync([Many[0]])).Usage.ShouldNotBeNull();
        var all = (await Generator.GenerateAsync(Many)).Usage.ShouldNotBeNull();

        one.InputTokenCount.ShouldNotBeNull().ShouldBeGreaterThan(0);
        all.InputTokenCount.ShouldNotBeNull().ShouldBeGreaterThan(50 * one.InputTokenCount!.Value);
    }

    [PortFact]
    public async Task No_texts_have_no_vectors() => (await Generator.GenerateAsync([])).ShouldBeEmpty();

    [PortFact]
    public async Task A_question_has_a_vector_of_the_same_length_as_what_is_searched()
    {
        var question = (await Generator.GenerateAsync(["Which table?"], EmbeddingPurpose.ForQuery(Metadata.DefaultModelId)))[0];

        question.Vector.Length.ShouldBe(Metadata.DefaultModelDimensions!.Value);
        Length(question).ShouldBe(1, 1e-3);
    }

    [PortFact]
    public async Task Another_length_or_another_model_than_there_is_is_refused_before_anything_is_asked()
    {
        await Should.ThrowAsync<ArgumentException>(() => Generator.GenerateAsync(["text"], new EmbeddingGenerationOptions { Dimensions = 77 }));
        await Should.ThrowAsync<ArgumentException>(() => Generator.GenerateAsync(["text"], new EmbeddingGenerationOptions { ModelId = "nobody.embeds-v0" }));
    }

    [PortFact]
    public async Task A_cancelled_call_ends_as_cancelled() =>
        await Should.ThrowAsync<OperationCanceledException>(() => Generator.GenerateAsync(Many, cancellationToken: new CancellationToken(canceled: true)));

    private static double Length(Embedding<float> embedding) => Math.Sqrt(embedding.Vector.ToArray().Sum(number => (double)number * number));

    private static double Cosine(Embedding<float> a, Embedding<float> b) =>
        a.Vector.ToArray().Zip(b.Vector.ToArray()).Sum(pair => (double)pair.First * pair.Second) / (Length(a) * Length(b));
}
