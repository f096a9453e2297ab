using System.Security.Cryptography;
using System.Text;
using SecondBrain.Core.Access;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Markdown;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Editing;

/// <summary>A note with an edit applied, before it has a version of its own.</summary>
/// <param name="Text">The text of <paramref name="Note"/>.</param>
internal sealed record NoteRevision(Note Note, Original Text)
{
    /// <param name="text">The note's text as it is.</param>
    public static NoteRevision Of(Note note, Original text, NoteEdit edit, Principal by, BrainTypes types)
    {
        var revised = edit.Content is { } content && !content.Span.SequenceEqual(text.Content.Span)
            ? WithText(note, text, content, edit.ContentType ?? text.ContentType, types)
            : new NoteRevision(note, text);
        var of = revised.Note;
        return revised with
        {
            Note = of with
            {
                Title = edit.Title?.Trim() ?? of.Title,
                Type = edit.Type ?? of.Type,
                Status = by.Kind is ActorKind.Agent ? note.Status : edit.Status ?? of.Status, // an agent's text says of itself what it likes
                Visibility = edit.Visibility ?? of.Visibility,
                Trust = edit.Trust ?? of.Trust,
                Tags = edit.Tags is { } tags ? NoteCapture.Limit([.. tags]) : of.Tags,
                Aliases = edit.Aliases is { } aliases ? NoteCapture.Limit([.. aliases]) : of.Aliases,
            },
        };
    }

    /// <param name="was">The version to be restored.</param>
    /// <param name="text">Its text.</param>
    /// <param name="by">An agent restores words and tags; who sees the note, and what a person thinks of it, stay as they are. Nobody shows a note to more people by restoring a text.</param>
    public static NoteRevision Restored(Note note, Note was, Original text, Principal by)
    {
        var words = note with
        {
            Title = was.Title, Type = was.Type, Tags = was.Tags, Aliases = was.Aliases, Language = was.Language,
            Sha256 = was.Sha256, Bytes = was.Bytes, ContentType = was.ContentType, Flags = was.Flags,
        };
        var visibility = was.Sha256 != note.Sha256 && NoteVisibility.IsWider(was.Visibility, than: note.Visibility) ? note.Visibility : was.Visibility;
        return new NoteRevision(by.Kind is ActorKind.Agent ? words : words with { Status = was.Status, Visibility = visibility, Trust = was.Trust, ByAgent = was.ByAgent }, text);
    }

    private static NoteRevision WithText(Note note, Original text, ReadOnlyMemory<byte> content, string contentType, BrainTypes types)
    {
        var (before, after) = (Parse(text.Content), Parse(content));
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        var revised = note with
        {
            Title = note.Title == Title(note, text.Content, before) ? Title(note, content, after) : note.Title,
            Tags = Followed(note.Tags, before.Tags, after.Tags),
            Aliases = Followed(note.Aliases, before.Aliases, after.Aliases),
            Type = (after.Type == before.Type ? null : NoteCapture.Known(after.Type, types.NoteTypes)) ?? note.Type,
            Status = (after.Status == before.Status ? null : NoteCapture.Known(after.Status, NoteStatus.All)) ?? note.Status,
            Language = after.Language == before.Language ? note.Language : after.Language,
            ContentType = contentType,
            Sha256 = sha256,
            Bytes = content.Length,
        };
        return new NoteRevision(revised, new Original(content, contentType, sha256));
    }

    /// <summary>What the text took out goes, what it took in comes, and what was given beside the text stays.</summary>
    private static string[] Followed(IReadOnlyList<string> names, IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        NoteCapture.Limit([.. names.Except(before.Except(after, StringComparer.Ordinal), StringComparer.Ordinal), .. after.Except(before, StringComparer.Ordinal)]);

    private static string Title(Note note, ReadOnlyMemory<byte> content, ParsedNote parsed) =>
        NoteTitle.Choose(new CaptureRequest(content, note.ContentType) { Source = note.Source }, parsed);

    private static ParsedNote Parse(ReadOnlyMemory<byte> content) => MarkdownNoteParser.Parse(Encoding.UTF8.GetString(content.Span));
}
