using SecondBrain.Local.Downloads;
using SecondBrain.Local.Embedding;

namespace SecondBrain.Local.Tests.Embedding;

/// <summary>The model, loaded once for the test process.</summary>
public sealed class EmbeddingModelFixture : IAsyncLifetime
{
    private static readonly Lazy<Task<UniversalSentenceEncoder>> Shared = new(() => UniversalSentenceEncoder.LoadAsync(new PackageCache()));

    public UniversalSentenceEncoder Model { get; private set; } = null!;

    public async Task InitializeAsync() => Model = await Shared.Value;

    public Task DisposeAsync() => Task.CompletedTask;
}
