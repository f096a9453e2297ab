using System.Globalization;
using Microsoft.Extensions.AI;
using SecondBrain.Local.Embedding;

namespace SecondBrain.Local.Tests.Embedding;

public sealed class UniversalSentenceEncoderTests(EmbeddingModelFixture fixture) : IClassFixture<EmbeddingModelFixture>
{
    private static readonly string[] Texts = [.. ReferenceVectors.All.Select(reference => reference.Text)];

    [Fact]
    public async Task Vectors_of_200_real_texts_equal_those_of_the_JavaScript_reference()
    {
        ReferenceVectors.All.Count.ShouldBe(200);
        var vectors = await fixture.Model.GenerateAsync(Texts);

        var cosines = ReferenceVectors.All.Zip(vectors, (reference, ours) => (reference.Text, Cosine: Cosine(reference.Vector, ours.Vector.Span)));

        // The issue asks for 0.999; what is left below 1 is the rounding of the recorded halves
        cosines.Where(pair => pair.Cosine < 0.99999).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Cosine}: {pair.Text}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_has_the_same_vector_alone_and_in_any_batch()
    {
        var together = await fixture.Model.GenerateAsync(Texts);
        var reversed = (await fixture.Model.GenerateAsync(Texts.Reverse())).Reverse().ToList();
        for (var i = 0; i < Texts.Length; i += 7)
        {
            var alone = await fixture.Model.GenerateAsync([Texts[i]]);
            alone[0].Vector.ToArray().ShouldBe(together[i].Vector.ToArray());
            reversed[i].Vector.ToArray().ShouldBe(together[i].Vector.ToArray());
        }
    }

    [Fact]
    public async Task Eight_callers_at_once_get_the_same_vectors_as_one()
    {
        var texts = Texts.Where((_, number) => number % 5 == 0).ToArray();
        var expected = await fixture.Model.GenerateAsync(texts);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => fixture.Model.GenerateAsync(texts))));

        foreach (var answer in answers)
            answer.Select(embedding => embedding.Vector.ToArray()).ShouldBe(expected.Select(embedding => embedding.Vector.ToArray()));
    }

    [Theory]
    [InlineData("How do I undo my last commit?", "Reverting the most recent change in git", "A recipe for lentil soup with cumin")]
    [InlineData("The function takes too long to start", "Reducing cold start latency of a Lambda", "My grandmother's garden in spring")]
    [InlineData("I feel sad today", "I am unhappy", "The server listens on port 8080")]
    public async Task Texts_of_similar_meaning_are_closer_than_others(string text, string similar, string different)
    {
        var vectors = await fixture.Model.GenerateAsync([text, similar, different]);

        Cosine(vectors[0].Vector.Span, vectors[1].Vector.Span).ShouldBeGreaterThan(Cosine(vectors[0].Vector.Span, vectors[2].Vector.Span) + 0.1);
    }

    [Fact]
    public async Task Vectors_have_length_1_and_512_values_and_name_their_model()
    {
        foreach (var embedding in await fixture.Model.GenerateAsync(Texts))
        {
            embedding.Vector.Length.ShouldBe(UniversalSentenceEncoder.Dimensions);
            embedding.ModelId.ShouldBe(UniversalSentenceEncoder.ModelId);
            embedding.Vector.ToArray().Sum(value => (double)value * value).ShouldBe(1, 1e-5);
        }
    }

    [Fact]
    public async Task The_empty_text_has_the_zero_vector_and_no_tokens()
    {
        var answer = await fixture.Model.GenerateAsync(["", "word", ""]);

        answer[0].Vector.ToArray().ShouldAllBe(value => value == 0);
        answer[2].Vector.ToArray().ShouldAllBe(value => value == 0);
        answer[1].Vector.ToArray().ShouldBe((await fixture.Model.GenerateAsync(["word"]))[0].Vector.ToArray());
        answer.Usage!.InputTokenCount.ShouldBe(1);
        (await fixture.Model.GenerateAsync([])).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_a_long_text_the_first_128_pieces_count_and_nothing_else()
    {
        var start = string.Concat(Enumerable.Repeat("note ", 200));
        fixture.Model.CountTokens(start + "end").ShouldBeGreaterThan(UniversalSentenceEncoder.MaxTokens);

        var answer = await fixture.Model.GenerateAsync([start + "about gardens", start + "about databases"]);

        answer[0].Vector.ToArray().ShouldBe(answer[1].Vector.ToArray());
        answer.Usage!.InputTokenCount.ShouldBe(2 * UniversalSentenceEncoder.MaxTokens);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_an_unknown_character_like_any_other()
    {
        var answer = await fixture.Model.GenerateAsync(["broken \ud83d here", "broken \ufffd here"]);

        answer[0].Vector.ToArray().ShouldBe(answer[1].Vector.ToArray());
    }

    [Fact]
    public async Task A_cancelled_request_throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => fixture.Model.GenerateAsync(Texts, cancellationToken: cancelled.Token));
    }

    [Fact]
    public async Task Another_model_or_size_is_refused()
    {
        await Should.ThrowAsync<ArgumentException>(() => fixture.Model.GenerateAsync(["x"], new EmbeddingGenerationOptions { Dimensions = 256 }));
        await Should.ThrowAsync<ArgumentException>(() => fixture.Model.GenerateAsync(["x"], new EmbeddingGenerationOptions { ModelId = "other" }));
    }

    [Fact]
    public void The_metadata_name_model_and_dimensions()
    {
        var metadata = fixture.Model.GetService<EmbeddingGeneratorMetadata>()!;

        metadata.DefaultModelId.ShouldBe(UniversalSentenceEncoder.ModelId);
        metadata.DefaultModelDimensions.ShouldBe(UniversalSentenceEncoder.Dimensions);
    }

    private static double Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double dot = 0, aa = 0, bb = 0;
        for (var i = 0; i < a.Length; i++)
        {
            dot += (double)a[i] * b[i];
            aa += (double)a[i] * a[i];
            bb += (double)b[i] * b[i];
        }

        return dot / Math.Sqrt(aa * bb);
    }
}
