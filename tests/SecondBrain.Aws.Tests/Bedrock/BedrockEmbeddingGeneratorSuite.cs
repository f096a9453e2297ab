using Microsoft.Extensions.AI;
using SecondBrain.Aws.Bedrock;
using SecondBrain.Aws.Tests.Loopback;
using SecondBrain.Conformance.Models;

namespace SecondBrain.Aws.Tests.Bedrock;

/// <summary>The suite of the port over a model of Bedrock, which answers over real HTTP.</summary>
public abstract class BedrockEmbeddingGeneratorSuite(string model, int dimensions) : EmbeddingGeneratorConformance, IAsyncLifetime
{
    private LoopbackServer? _server;
    private BedrockEmbeddingGenerator? _generator;

    protected override IEmbeddingGenerator<string, Embedding<float>> Generator => _generator!;

    public async Task InitializeAsync()
    {
        _server = await LoopbackServer.StartAsync(EmbeddingServer.AnswerAsync);
        _generator = new BedrockEmbeddingGenerator(
            new BedrockRuntimeClient(Clients.Http, Clients.Options(_server.Address)), new() { ModelId = model, Dimensions = dimensions }, TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        _generator!.Dispose();
        await _server!.DisposeAsync();
    }
}
