using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Storage;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>One invocation of a function as it happened in a run of everything, with the world it found.</summary>
/// <param name="Variant">Its step, its tool or its route: what it does when its function does several things.</param>
/// <param name="Operations">What it called, in order.</param>
/// <param name="Items">The items of its brain, and those of no brain.</param>
/// <param name="Blobs">The blobs whose keys have its brain.</param>
/// <param name="Services">What its host registered for its functions.</param>
internal sealed record RecordedCase(
    string Function,
    string Variant,
    byte[] Payload,
    DateTimeOffset Now,
    IReadOnlyList<string> Operations,
    IReadOnlyList<Dictionary<string, AttributeValue>> Items,
    IReadOnlyDictionary<BlobKey, ReadOnlyMemory<byte>> Blobs,
    IServiceCollection Services)
{
    /// <summary>How many of its calls change something.</summary>
    public int Writes => Operations.Count(operation => CallFaults.IsWrite(operation.Split(':')[^1]));
}
