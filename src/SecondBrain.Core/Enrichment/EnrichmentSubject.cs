using System.Text;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Ingestion;
using SecondBrain.Core.Markdown;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Enrichment;

/// <summary>A note as enrichment reads it.</summary>
/// <param name="Targets">Notes that it does not link yet.</param>
internal sealed record EnrichmentSubject(Note Note, string Text, ParsedNote Parsed, IReadOnlyList<KnownNote> Targets)
{
    /// <exception cref="NoteNotFoundException">The brain has no such note.</exception>
    public static async Task<EnrichmentSubject> ReadAsync(INoteStore notes, Vocabulary vocabulary, BrainId brain, NoteId id, CancellationToken cancellationToken)
    {
        var note = await notes.FindAsync(brain, id, cancellationToken) ?? throw new NoteNotFoundException(id);
        var original = await notes.ReadTextAsync(note, cancellationToken) ?? throw new NoteNotFoundException(id);
        var text = Encoding.UTF8.GetString(original.Content.Span);
        var parsed = MarkdownNoteParser.Parse(text);
        var linked = TextLinks.Of(note, parsed).SelectMany(link => link.Names).ToHashSet(StringComparer.Ordinal);
        return new EnrichmentSubject(
            note, text, parsed,
            [.. vocabulary.Notes.Where(known => known.Id != id && !known.Names.Any(name => linked.Contains(LinkName.Normalise(name))))]);
    }
}
