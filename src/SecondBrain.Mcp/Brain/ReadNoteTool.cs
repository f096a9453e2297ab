using System.Globalization;
using System.Text;
using SecondBrain.Core.Access;
using SecondBrain.Core.Enrichment;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Views;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Brain;

internal sealed class ReadNoteTool(SeenNotes seen, INoteStore notes, IGeneratedStore generated, LinkReader links) : ITool
{
    private const int DefaultLength = 12_000;

    private const int MaxLength = 40_000;

    private const int MaxLinks = 20;

    public ToolDescription Description { get; } = new(
        "read_note",
        "Read a note",
        $$"""
        Reads one note: its text as captured, type, tags, who wrote it, its links and backlinks. A long text comes in parts: read on from 'nextOffset'.
        Example: {"id": "{{NoteArguments.IdExample}}"}
        """,
        Scope.Read,
        Schema.Object(
            ["id"],
            ("id", Schema.Text("The note's id, from search or list_notes.")),
            ("offset", Schema.Integer("Where to start in the text.", 0, 0, int.MaxValue)),
            ("length", Schema.Integer("Characters at most.", DefaultLength, 100, MaxLength)),
            ("include_links", Schema.Flag("Whether to list links and backlinks.", fallback: true))),
        ReadNote.Schema)
    { IsReadOnly = true };

    public async Task<McpResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var principal = call.Request.Principal;
        var brain = principal.Brain;
        var id = call.Arguments.NoteId("id");
        var offset = call.Arguments.Number("offset", 0, 0, int.MaxValue);
        var length = call.Arguments.Number("length", DefaultLength, 100, MaxLength);
        var found = seen.FindAsync(principal, id, cancellationToken);
        var original = notes.ReadOriginalAsync(brain, id, cancellationToken);
        var around = call.Arguments.Flag("include_links", fallback: true) ? LinksAsync(principal, id, cancellationToken) : Task.FromResult<(Page<LinkView>?, Page<LinkView>?)>((null, null));
        var made = generated.FindAsync(brain, id, cancellationToken);
        await Task.WhenAll(found, original, around, made);
        if (await found is not { } note || await original is not { } bytes)
        {
            return NoteArguments.NoSuchNote(id.Value);
        }

        if (note.Redirect is { } target)
        {
            return await seen.FindAsync(principal, target, cancellationToken) is null ? NoteArguments.NoSuchNote(id.Value) : ToolResults.Failed($"The note {id} was merged into {target}. Read that note: its links and names went there.");
        }

        var text = Encoding.UTF8.GetString(bytes.Content.Span);
        var (from, to) = await around;
        return ToolResults.Structured(Show(note, text, TextPart.Of(text, offset, length), GeneratedView.Of(await made, principal.Sight), from, to), ToolJson.Default.ReadNote);
    }

    private async Task<(Page<LinkView>? From, Page<LinkView>? To)> LinksAsync(Principal principal, NoteId id, CancellationToken cancellationToken)
    {
        var page = new PageRequest(MaxLinks);
        var from = links.FromAsync(principal, id, page, cancellationToken);
        var to = links.ToAsync(principal, id, page, cancellationToken);
        await Task.WhenAll(from, to);
        return (await from, await to);
    }

    private static ReadNote Show(Note note, string text, TextPart part, IReadOnlyList<GeneratedView> made, Page<LinkView>? from, Page<LinkView>? to) => new(
        note.Id.Value,
        note.Title,
        note.Type,
        note.Status,
        note.Tags,
        note.Aliases,
        note.Language,
        note.Source,
        note.Actor,
        note.CreatedAt,
        note.Version,
        part.Text,
        part.Offset,
        text.Length,
        part.Next,
        made,
        from?.Items.Take(MaxLinks).Select(NoteLink.To).ToList(),
        to?.Items.Take(MaxLinks).Select(NoteLink.From).ToList(),
        Advice(part, text.Length, from, to));

    private static string? Advice(TextPart part, int length, Page<LinkView>? from, Page<LinkView>? to)
    {
        List<string> advice = [];
        if (part.Next is { } next)
        {
            advice.Add(string.Create(CultureInfo.InvariantCulture, $"The text goes on: read with offset {next}, {length - next} characters are left."));
        }

        if (IsCut(from) || IsCut(to))
        {
            advice.Add(string.Create(CultureInfo.InvariantCulture, $"There are more links than the {MaxLinks} shown each way; search finds the other notes."));
        }

        return advice.Count > 0 ? string.Join(' ', advice) : null;
    }

    private static bool IsCut(Page<LinkView>? page) => page is { Next: not null } or { Items.Count: > MaxLinks };
}
