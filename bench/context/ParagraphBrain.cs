using Microsoft.Extensions.AI;
using SecondBrain.Core.Chunking;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Markdown;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Bench.Context;

/// <summary>A collection as a brain: a note a paragraph, linked to the notes whose titles it mentions.</summary>
internal sealed class ParagraphBrain
{
    // a shorter title is a word that means something else
    private const int ShortestMention = 4;

    public BrainIndex Index { get; } = new();

    /// <summary>The notes, by the id of their paragraph.</summary>
    public Dictionary<string, IndexedNote> Notes { get; } = new(StringComparer.Ordinal);

    public static async Task<ParagraphBrain> OfAsync(Collection collection, IEmbeddingGenerator<string, Embedding<float>>? model)
    {
        var brain = new ParagraphBrain();
        var ids = collection.Paragraphs.Select((_, number) => NoteId.Parse(IdSource.Floor(DateTimeOffset.UnixEpoch.AddSeconds(number)))).ToList();
        var names = collection.Paragraphs.Select((paragraph, number) => (Name: Name(paragraph), Id: ids[number])).Where(name => name.Name.Length >= ShortestMention).ToList();
        foreach (var (paragraph, id) in collection.Paragraphs.Zip(ids))
        {
            var text = $"# {paragraph.Title}\n\n{paragraph.Text}";
            var chunks = Chunker.Split(text, MarkdownNoteParser.Parse(text), ChunkingOptions.Default)
                .Select(chunk => new IndexedChunk(chunk.Number, chunk.Span, chunk.HeadingPath, chunk.Span.Of(text).ToString(), null))
                .ToList();
            if (model is not null && chunks.Count > 0)
            {
                var vectors = await model.GenerateAsync(chunks.Select(chunk => chunk.Text));
                chunks = [.. chunks.Select((chunk, i) => chunk with { Vector = QuantizedVector.Quantize(vectors[i].Vector.Span) })];
            }

            var edges = names.Where(name => name.Id != id && Mentions(paragraph.Text, name.Name)).Select(name => new IndexedEdge(name.Id, "mentions", 0.8)).ToList();
            var note = new IndexedNote(id, paragraph.Title ?? "", [], [], "note", "seed", "private", "en", default, default, chunks, edges);
            brain.Notes.Add(paragraph.Id, note);
            brain.Index.Put(note);
        }

        return brain;
    }

    /// <summary>Without what tells namesakes apart: "Hello Love (song)".</summary>
    private static string Name(Paragraph paragraph) => (paragraph.Title ?? "").Split(" (", 2)[0];

    private static bool Mentions(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }
}
