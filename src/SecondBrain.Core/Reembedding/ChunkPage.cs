namespace SecondBrain.Core.Reembedding;

/// <summary>One page of chunks to embed.</summary>
/// <param name="Manifest">The blob that lists them, as JSON Lines of <see cref="ChunkLine"/>.</param>
/// <param name="Found">How many.</param>
/// <param name="Next">The cursor of the next page; null after the last one.</param>
public sealed record ChunkPage(string Manifest, int Found, string? Next);

/// <param name="Partition">With <paramref name="Chunk"/> the chunk's key in the table.</param>
public sealed record ChunkLine(string Note, string Partition, string Chunk);
