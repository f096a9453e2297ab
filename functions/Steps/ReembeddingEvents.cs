namespace SecondBrain.Functions.Steps;

internal sealed record MoveEvent(string Brain, string Model);

/// <param name="Needed">Whether anything is to be done.</param>
/// <param name="Switched">Whether the model serves already.</param>
internal sealed record BeginResult(bool Needed, bool Switched);

/// <param name="Cursor">Empty for the first page of a round.</param>
/// <param name="Page">Number of the page in its round, from 0.</param>
/// <param name="Missing">Chunks that the pages before had to embed.</param>
internal sealed record ChunkListEvent(string Brain, string Model, string Cursor, int Page, int Missing);

/// <param name="Found">Chunks of this page.</param>
/// <param name="Cursor">Of the next page; empty after the last one.</param>
internal sealed record ChunkListResult(string Manifest, int Found, string Cursor, int Page, int Missing);

/// <param name="Announce">Whether the search index is to hear of it.</param>
internal sealed record NewEmbeddingEvent(string Brain, string Note, string Chunk, string Model, bool Announce, float[] Vector);

internal sealed record DropEvent(string Brain, string Model, string Cursor);

internal sealed record DropResult(string Cursor);
