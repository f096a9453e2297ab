using SecondBrain.Conformance.Storage;
using SecondBrain.Core.Storage;
using SecondBrain.Testing.Brains;

namespace SecondBrain.Core.Tests.Freshness;

/// <summary>The bucket of these tests keeps to its port's contract.</summary>
public sealed class MemoryBlobsTests : BlobStoreConformance
{
    protected override IBlobStore Store { get; } = new MemoryBlobs();
}
