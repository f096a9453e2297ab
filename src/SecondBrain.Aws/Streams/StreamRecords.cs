using System.Text.Json.Nodes;

namespace SecondBrain.Aws.Streams;

/// <param name="Records">In the wire shape: <c>eventID</c>, <c>eventName</c>, <c>dynamodb</c> with <c>Keys</c>, <c>NewImage</c>, <c>SequenceNumber</c>.</param>
/// <param name="NextIterator">Null at the end of a closed shard: go on with its children.</param>
public sealed record StreamRecords(IReadOnlyList<JsonObject> Records, string? NextIterator);
