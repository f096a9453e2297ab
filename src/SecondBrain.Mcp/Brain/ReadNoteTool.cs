using System.Globalization;
using System.Text;
using SecondBrain.Core.Access;
using SecondBrain.Core.Editing;
using SecondBrain.Core.Enrichment;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Safety;
using SecondBrain.Core.Views;
using SecondBrain.Mcp.Brain.Resources;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Brain;

internal sealed class ReadNoteTool(SeenNotes seen, SeenVersions versions, INoteStore notes, IGeneratedStore generated, LinkReader links, INoteFlags flags) : ITool
{
    private const int DefaultLength = 12_000;

    private const int MinLength = 100;

    private const int MaxLength = 20_000;

    private const int MaxLinks = 20;

    private const int MaxVersions = 10;

    public ToolDescription Description { get; } = new(
        "read_note",
        "Read a note",
        $$"""
        Reads a note: text, facts, links and backlinks, earlier versions. A long text comes in parts: read on from 'nextOffset'. update_note needs its 'version'.
        Example: {"id": "{{NoteArguments.IdExample}}"}
        """,
        Scope.Read,
        Schema.Object(
            ["id"],
            ("id", Schema.Text()),
            ("offset", Schema.Integer(null, 0, 0, int.MaxValue)),
            ("length", Schema.Integer("Characters.", DefaultLength, MinLength, MaxLength)),
            ("include_links", Schema.Flag(null, fallback: true)),
            ("version", Schema.Integer("An earlier one.")),
            ("original", Schema.Flag("As captured."))),
        ReadNote.Schema)
    { IsReadOnly = true, View = NeighbourhoodView.Uri };

    public async Task<McpResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var principal = call.Request.Principal;
        var id = call.Arguments.NoteId("id");
        var offset = call.Arguments.Number("offset", 0, 0, int.MaxValue);
        var length = call.Arguments.Number("length", DefaultLength, MinLength, MaxLength);
        var version = call.Arguments.Number("version", 0, 1, int.MaxValue);
        var isOriginal = call.Arguments.Flag("original", fallback: false);
        var around = call.Arguments.Flag("include_links", fallback: true) ? LinksAsync(principal, id, cancellationToken) : Task.FromResult<(Page<LinkView>?, Page<LinkView>?)>((null, null));
        var made = generated.FindAsync(principal.Brain, id, cancellationToken);
        var reported = flags.OfAsync(principal.Brain, id, cancellationToken);
        var found = seen.FindAsync(principal, id, cancellationToken);
        await Task.WhenAll(found, around, made, reported);
        if (await found is not { } current)
        {
            return NoteArguments.NoSuchNote(id.Value);
        }

        if (current.Redirect is { } target)
        {
            return await seen.FindAsync(principal, target, cancellationToken) is null ? NoteArguments.NoSuchNote(id.Value) : ToolResults.Failed($"The note {id} was merged into {target}. Read that note: its links and names went there.");
        }

        var note = version > 0 ? await versions.FindAsync(principal, current, version, cancellationToken) : current;
        var text = note is null ? null : isOriginal ? await versions.ReadOriginalAsync(principal, current, cancellationToken) : await notes.ReadTextAsync(note, cancellationToken);
        if (note is null || text is null)
        {
            return ToolResults.Failed(string.Create(CultureInfo.InvariantCulture, $"The note {id} has no such version that you can read. Its current version is {current.Version}: read it without 'version' and 'original' for a list."));
        }

        var content = Encoding.UTF8.GetString(text.Content.Span);
        var (from, to) = await around;
        var history = current.Version == 1 ? null : await VersionsAsync(principal, current, cancellationToken);
        var generatedItems = GeneratedView.Of(note, await made, principal.Sight);
        var reports = Reports(await reported);
        for (; ; length = length * 3 / 4)
        {
            // quotes and fences make an answer longer than its text: a shorter part is read on from sooner
            var shown = Show(note, content, TextPart.Of(content, offset, length), generatedItems, from, to) with { Versions = history, Reports = reports };
            var result = ToolResults.Structured(shown, ToolJson.Default.ReadNote);
            if (SizeCheck.Fits(result) || length < MinLength)
            {
                return result;
            }
        }
    }

    private async Task<IReadOnlyList<ReadVersion>> VersionsAsync(Principal principal, Note current, CancellationToken cancellationToken) =>
        [.. (await versions.ListAsync(principal, current, new PageRequest(MaxVersions), cancellationToken)).Items.Select(ReadVersion.Of)];

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
        note.EditedBy ?? note.Actor,
        note.CreatedAt,
        note.Version,
        DataFence.Wrap(part.Text, NoteMarks.Of(note)),
        part.Offset,
        text.Length,
        part.Next,
        made,
        from?.Items.Take(MaxLinks).Select(NoteLink.To).ToList(),
        to?.Items.Take(MaxLinks).Select(NoteLink.From).ToList(),
        Advice(part, text.Length, from, to),
        NoteMarks.Of(note) is { Count: > 0 } marks ? marks : null);

    /// <summary>The words of whoever flagged the note are data like its own.</summary>
    private static List<FlagView>? Reports(IReadOnlyList<NoteFlag> flags) => flags.Count == 0 ? null : [.. flags.Select(flag => FlagView.Of(flag with { Why = flag.Why is { } why ? DataFence.Wrap(why, ["untrusted"]) : null }))];

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
