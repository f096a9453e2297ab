using System.Text.Json.Nodes;

namespace SecondBrain.Local.Pipes;

/// <summary>Records of one shard that go to the target together.</summary>
/// <param name="Input">An array of the records, transformed if the pipe says so.</param>
internal sealed record PipeBatch(string Shard, string FirstSequence, string LastSequence, int Count, JsonArray Input);
