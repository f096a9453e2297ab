namespace SecondBrain.Core.Ingestion;

/// <summary>Keys of a note's chunks in the table.</summary>
public sealed record ChunkKeys(string Partition, IReadOnlyList<string> Sort);
