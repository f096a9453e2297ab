using System.Globalization;
using System.Text;
using SecondBrain.Core.Access;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Editing;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Safety;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Brain;

internal sealed class UpdateNoteTool(NoteEditor editor, BrainTypes types) : ITool
{
    /// <summary>Of the diff that a conflict shows; in characters.</summary>
    private const int MaxDiff = 8_000;

    public ToolDescription Description { get; } = new(
        "update_note",
        "Update a note",
        $$"""
        Edits a note that an agent wrote; its earlier versions stay. Give the 'version' that read_note gave, and what shall change; 'content' is the whole new text. For notes that people wrote, propose.
        Example: {"id": "{{NoteArguments.IdExample}}", "version": 1, "content": "# Cold starts\n\n240 ms."}
        """,
        Scope.Write,
        Schema.Object(
            ["id", "version"],
            ("id", Schema.Text()),
            ("version", Schema.Integer()),
            ("content", Schema.Text()),
            ("title", Schema.Text()),
            ("tags", Schema.List(Schema.Text(), "All it shall have.")),
            ("type", Schema.OneOf(types.NoteTypes))),
        UpdatedNote.Schema);

    public async Task<McpResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var id = call.Arguments.NoteId("id");
        var version = call.Arguments.Number("version", 0, 1, int.MaxValue);
        if (version == 0)
        {
            throw new BadArgumentException("The argument 'version' is required: the version that you have read, from read_note. It keeps you from writing over what you have not seen.");
        }

        return await editor.EditAsync(AgentPrincipal.Of(call.Request), id, version, Read(call.Arguments), cancellationToken) switch
        {
            EditResult.Edited edited => Show(edited),
            EditResult.Unchanged unchanged => ToolResults.Structured(
                new UpdatedNote(id.Value, unchanged.Note.Version, [], Receipt: null, "The note is that way already; nothing was changed."), ToolJson.Default.UpdatedNote),
            EditResult.Stale stale => ToolResults.Failed(Stale(stale, version)),
            EditResult.Frozen { Note.Redirect: { } target } => ToolResults.Failed($"The note {id} was merged into {target}. Nothing was changed: read and update that note."),
            EditResult.Frozen => ToolResults.Failed($"The note {id} is being merged or erased. Nothing was changed: try again in a minute."),
            EditResult.NotYours notYours => ToolResults.Failed($"{notYours.Detail} Nothing was changed."),
            EditResult.Limited limited => ToolResults.Failed(limited.Verdict.Detail),
            EditResult.Rejected rejected => ToolResults.Failed($"{rejected.Detail} Nothing was changed."),
            _ => NoteArguments.NoSuchNote(id.Value),
        };
    }

    private NoteEdit Read(ToolArguments arguments) => new()
    {
        Content = arguments.Text("content", CaptureLimits.MaxBytes) is { } content ? Encoding.UTF8.GetBytes(content) : null,
        Title = arguments.Text("title", CaptureLimits.MaxTitle),
        Tags = arguments.Has("tags") ? arguments.Texts("tags") : null,
        Type = arguments.OneOf("type", types.NoteTypes),
    };

    private static McpResult Show(EditResult.Edited edited)
    {
        var receipt = edited.Receipt is { Searchable: null } ? edited.Receipt.Id.Value : null;
        var advice = receipt is null ? "Changed, and searches see it." : "Changed and readable; until get_receipt says that it is searchable, searches find the note by its text before.";
        return ToolResults.Structured(new UpdatedNote(edited.Note.Id.Value, edited.Note.Version, edited.Note.Changed, receipt, advice), ToolJson.Default.UpdatedNote);
    }

    private static string Stale(EditResult.Stale stale, int version)
    {
        var current = stale.Current.Version;
        if (stale.Diff.Length == 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"The note is at version {current}, not {version}. Nothing was changed. Read it with read_note, then update version {current}.");
        }

        var diff = stale.Diff.Length <= MaxDiff ? stale.Diff : stale.Diff[..(char.IsHighSurrogate(stale.Diff[MaxDiff - 1]) ? MaxDiff - 1 : MaxDiff)] + "\n[cut]";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            The note has been edited since version {version}, which you read: it is at version {current}. Nothing was changed. This is what has changed since:
            {DataFence.Wrap(diff, NoteMarks.Of(stale.Current))}
            Read it with read_note, make your change to the current text, and call update_note with version {current}.
            """);
    }
}
