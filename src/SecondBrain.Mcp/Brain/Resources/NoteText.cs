using System.Globalization;
using System.Text;
using SecondBrain.Core.Access;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Safety;

namespace SecondBrain.Mcp.Brain.Resources;

/// <summary>The text of a note for a resource or a prompt.</summary>
internal sealed class NoteText(SeenNotes seen, INoteStore notes)
{
    /// <summary>In characters; what follows is at the address that the last line names.</summary>
    private const int MaxPart = 22_000;

    /// <summary>Null when there is no such note for this principal.</summary>
    public async Task<(Note Note, string Text)?> ReadAsync(Principal principal, NoteId id, int offset, CancellationToken cancellationToken)
    {
        if (await seen.FindAsync(principal, id, cancellationToken) is not { } note)
        {
            return null;
        }

        if (note.Redirect is { } target)
        {
            return (note, $"This note was merged into {NoteAddress.Of(target)}: read that one.");
        }

        return await notes.ReadTextAsync(note, cancellationToken) is { } text
            ? (note, Show(note, TextPart.Of(Encoding.UTF8.GetString(text.Content.Span), offset, MaxPart)))
            : null;
    }

    private static string Show(Note note, TextPart part)
    {
        var text = DataFence.Wrap(part.Text, NoteMarks.Of(note));
        return part.Next is { } next ? string.Create(CultureInfo.InvariantCulture, $"{text}\n\n[The note goes on: read {NoteAddress.Of(note.Id, next)}]") : text;
    }
}
