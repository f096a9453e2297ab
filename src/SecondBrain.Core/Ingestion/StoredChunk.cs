using SecondBrain.Core.Chunking;

namespace SecondBrain.Core.Ingestion;

/// <param name="Context">What the embedding model reads before the text: title and headings.</param>
/// <param name="Text">The chunk's text, verbatim.</param>
public sealed record StoredChunk(Chunk Chunk, string Context, string Text);
