using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using SecondBrain.Aws.Bedrock;
using SecondBrain.Aws.Signing;
using SecondBrain.Aws.Tests.Loopback;
using SecondBrain.Aws.Tests.Signing;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Aws.Tests.Bedrock;

public sealed class BedrockEmbeddingGeneratorTests
{
    [Fact]
    public async Task The_recorded_exchange_gives_the_recorded_vector_and_its_tokens()
    {
        var recorded = RecordedExchange.Read("titan-embed-text-v2.exchange.json");
        await using var server = await LoopbackServer.StartAsync(recorded.AnswerAsync);
        using var generator = Generator(server, new() { Dimensions = 256 });

        var embeddings = await generator.GenerateAsync([(string)recorded.Request["body"]!["inputText"]!]);

        var embedding = embeddings.ShouldHaveSingleItem();
        embedding.ModelId.ShouldBe("amazon.titan-embed-text-v2:0");
        embedding.Vector.ToArray().ShouldBe(recorded.Response["body"]!["embedding"]!.AsArray().Select(number => (float)number!));
        embeddings.Usage!.InputTokenCount.ShouldBe(8);
    }

    [Fact]
    public async Task The_models_colon_is_signed_twice_encoded_as_bedrock_does()
    {
        var recorded = RecordedExchange.Read("titan-embed-text-v2.exchange.json");
        await using var server = await LoopbackServer.StartAsync(recorded.AnswerAsync);
        using var generator = Generator(server, new() { Dimensions = 256 });

        await generator.GenerateAsync([(string)recorded.Request["body"]!["inputText"]!]);

        var request = server.Requests.ShouldHaveSingleItem();
        request.Headers["authorization"].ShouldBe(
            IndependentSignature.AuthorizationOf(request, "/model/amazon.titan-embed-text-v2%253A0/invoke", "bedrock"));
    }

    [Fact]
    public async Task Many_texts_come_back_in_their_order_with_no_more_requests_at_once_than_allowed()
    {
        int running = 0, most = 0;
        await using var server = await LoopbackServer.StartAsync(async (request, context) =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            await Task.Yield();
            await context.Response.WriteAsync(Answer(request));
            Interlocked.Decrement(ref running);
        });
        using var generator = Generator(server, new() { Dimensions = 256, MaxConcurrency = 3 });
        string[] texts = [.. Enumerable.Range(0, 40).Select(i => i.ToString(CultureInfo.InvariantCulture))];

        var both = await Task.WhenAll(generator.GenerateAsync(texts), generator.GenerateAsync(texts));

        foreach (var embeddings in both)
        {
            embeddings.Select(embedding => MathF.Round(embedding.Vector.Span[1] / embedding.Vector.Span[0])).ShouldBe(Enumerable.Range(0, 40).Select(i => (float)i));
            embeddings.Usage!.TotalTokenCount.ShouldBe(40);
        }

        most.ShouldBeLessThanOrEqualTo(3);
    }

    [Theory]
    [InlineData(400, "ValidationException", 1)]
    [InlineData(403, "AccessDeniedException", 1)]
    [InlineData(408, "ModelTimeoutException", 1)]
    [InlineData(424, "ModelErrorException", 1)]
    [InlineData(429, "ThrottlingException", 5)]
    [InlineData(429, "ModelNotReadyException", 5)]
    [InlineData(500, "InternalServerException", 5)]
    public async Task A_failure_keeps_bedrocks_name_and_is_retried_only_when_it_can_pass(int status, string code, int attempts)
    {
        await using var server = await LoopbackServer.StartAsync((_, context) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers["x-amzn-ErrorType"] = $"{code}:http://internal.amazon.com/coral/com.amazon.bedrock/";
            return context.Response.WriteAsync("""{"message":"Why."}""");
        });
        using var generator = Generator(server, new());

        var error = await Should.ThrowAsync<AwsServiceException>(() => generator.GenerateAsync(["a private thought"]));

        error.Code.ShouldBe(code);
        error.ToString().ShouldNotContain("a private thought");
        server.Requests.Count.ShouldBe(attempts);
    }

    [Fact]
    public async Task A_vector_of_another_length_is_refused()
    {
        await using var server = await LoopbackServer.StartAsync((_, context) => context.Response.WriteAsync("""{"embedding":[1,0],"inputTextTokenCount":1}"""));
        using var generator = Generator(server, new());

        (await Should.ThrowAsync<AwsServiceException>(() => generator.GenerateAsync(["text"]))).Message.ShouldContain("512 numbers");
    }

    [Fact]
    public async Task An_empty_text_is_refused_before_it_costs_a_request()
    {
        await using var server = await LoopbackServer.StartAsync((request, context) => context.Response.WriteAsync(Answer(request)));
        using var generator = Generator(server, new());

        await Should.ThrowAsync<ArgumentException>(() => generator.GenerateAsync(["text", " "]));

        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("amazon.titan-embed-text-v2:0", 300, "256, 512, 1024")]
    [InlineData("cohere.embed-english-v3", 512, "1024")]
    [InlineData("cohere.embed-v4:0", 768, "256, 512, 1024, 1536")]
    public async Task A_length_that_the_model_does_not_make_is_refused_with_those_that_it_makes(string model, int dimensions, string made)
    {
        await using var server = await LoopbackServer.StartAsync((_, _) => Task.CompletedTask);

        Should.Throw<ArgumentOutOfRangeException>(() => Generator(server, new() { ModelId = model, Dimensions = dimensions })).Message.ShouldContain(made);
    }

    [Theory]
    [InlineData("amazon.titan-embed-text-v1")]
    [InlineData("cohere.command-r-v1:0")]
    [InlineData("eu.anthropic.claude-haiku-4-5-20251001-v1:0")]
    [InlineData("")]
    public void A_model_whose_request_is_not_known_is_refused_with_those_that_are(string model) =>
        Should.Throw<ArgumentException>(() => new BedrockEmbeddingOptions { ModelId = model }).Message.ShouldContain("cohere.embed-v4:0");

    [Theory]
    [InlineData("cohere-embed-v3.exchange.json", "cohere.embed-multilingual-v3", 1024, false)]
    [InlineData("cohere-embed-v4.exchange.json", "eu.cohere.embed-v4:0", 256, true)]
    public async Task Coheres_recorded_exchange_gives_the_recorded_vectors_and_its_tokens(string file, string model, int dimensions, bool isQuery)
    {
        var recorded = RecordedExchange.Read(file);
        await using var server = await LoopbackServer.StartAsync(recorded.AnswerAsync);
        using var generator = Generator(server, new() { ModelId = model, Dimensions = dimensions });
        var texts = recorded.Request["body"]!["texts"]!.AsArray().Select(text => (string)text!);

        var embeddings = await generator.GenerateAsync(texts, isQuery ? EmbeddingPurpose.ForQuery() : null);

        embeddings.Select(embedding => embedding.Vector.ToArray()).ShouldBe(
            recorded.Response["body"]!["embeddings"]!["float"]!.AsArray().Select(vector => vector!.AsArray().Select(number => (float)number!).ToArray()));
        embeddings.Usage!.InputTokenCount.ShouldBe(long.Parse((string)recorded.Response["headers"]!["x-amzn-bedrock-input-token-count"]!, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Cohere_is_given_96_texts_at_a_time_and_the_older_shape_of_its_answer_is_read_too()
    {
        await using var server = await LoopbackServer.StartAsync((request, context) =>
        {
            var vectors = request.Json["texts"]!.AsArray().Select(_ => (JsonNode)new JsonArray([.. Enumerable.Repeat(1, 1024).Select(one => JsonValue.Create(one))]));
            return context.Response.WriteAsync(new JsonObject { ["response_type"] = "embeddings_floats", ["embeddings"] = new JsonArray([.. vectors]) }.ToJsonString());
        });
        using var generator = Generator(server, new() { ModelId = "cohere.embed-english-v3", Dimensions = 1024 });

        (await generator.GenerateAsync(Enumerable.Repeat("text", 200))).Count.ShouldBe(200);

        server.Requests.Select(request => request.Json["texts"]!.AsArray().Count).Order().ShouldBe([8, 96, 96]);
    }

    [Fact]
    public async Task A_text_that_cohere_3_would_refuse_for_its_length_costs_no_request()
    {
        await using var server = await LoopbackServer.StartAsync((_, _) => Task.CompletedTask);
        using var generator = Generator(server, new() { ModelId = "cohere.embed-english-v3", Dimensions = 1024 });

        (await Should.ThrowAsync<ArgumentException>(() => generator.GenerateAsync([new string('a', 2_049)]))).Message.ShouldContain("2048 characters");

        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_vector_that_points_nowhere_is_refused()
    {
        await using var server = await LoopbackServer.StartAsync((_, context) =>
            context.Response.WriteAsync(new JsonObject { ["embedding"] = new JsonArray([.. Enumerable.Repeat(0, 512).Select(zero => JsonValue.Create(zero))]) }.ToJsonString()));
        using var generator = Generator(server, new());

        (await Should.ThrowAsync<AwsServiceException>(() => generator.GenerateAsync(["text"]))).Message.ShouldContain("points nowhere");
    }

    [Fact]
    public async Task The_generator_says_what_it_is()
    {
        await using var server = await LoopbackServer.StartAsync((_, _) => Task.CompletedTask);
        using var generator = Generator(server, new());

        var metadata = generator.GetService<EmbeddingGeneratorMetadata>().ShouldNotBeNull();

        metadata.ProviderName.ShouldBe("aws.bedrock");
        metadata.DefaultModelDimensions.ShouldBe(512);
    }

    private static BedrockEmbeddingGenerator Generator(LoopbackServer server, BedrockEmbeddingOptions options) =>
        new(new BedrockRuntimeClient(Clients.Http, Clients.Options(server.Address)), options, TimeProvider.System);

    /// <summary>A vector whose second number is so many times the first as the text says.</summary>
    private static string Answer(ReceivedRequest request)
    {
        var vector = new JsonArray(1, float.Parse((string)request.Json["inputText"]!, CultureInfo.InvariantCulture));
        for (var i = 2; i < (int)request.Json["dimensions"]!; i++)
            vector.Add(0);

        return new JsonObject { ["embedding"] = vector, ["inputTextTokenCount"] = 1 }.ToJsonString();
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
