using System.Text;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Chunking;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Markdown;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Ingestion;

/// <summary>Second step: cuts the note's text into chunks and stores them without vectors.</summary>
public sealed class NoteChunking(INoteStore notes, IChunkStore chunks, ICaptureStore captures, TimeProvider clock)
{
    public const string StepName = "chunk";

    /// <exception cref="NoteNotFoundException">The brain has no such note.</exception>
    public async Task<ChunkKeys> RunAsync(BrainId brain, CaptureId capture, NoteId id, int retries, CancellationToken cancellationToken)
    {
        var note = await notes.FindAsync(brain, id, cancellationToken) ?? throw new NoteNotFoundException(id);
        var original = await notes.ReadTextAsync(note, cancellationToken) ?? throw new NoteNotFoundException(id);
        var text = Encoding.UTF8.GetString(original.Content.Span);
        var stored = Chunker.Split(text, MarkdownNoteParser.Parse(text), ChunkingOptions.Default)
            .Select(chunk => new StoredChunk(chunk, Context(note, chunk), chunk.Span.Of(text).ToString()))
            .ToList();
        var keys = await chunks.WriteAsync(note, stored, cancellationToken);
        var step = new ReceiptStep(StepName, clock.GetUtcNow(), retries);
        await captures.RecordAsync(brain, capture, step, new ReceiptProgress { Chunks = stored.Count, BodyVersion = note.BodyVersion }, cancellationToken);
        return keys;
    }

    private static string Context(Note note, Chunk chunk) => chunk.HeadingPath.Length > 0 && chunk.HeadingPath != note.Title
        ? $"{note.Title} > {chunk.HeadingPath}"
        : note.Title;
}
