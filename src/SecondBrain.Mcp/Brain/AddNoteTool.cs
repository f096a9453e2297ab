using System.Text;
using SecondBrain.Core.Access;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Notes;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tasks;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Brain;

internal sealed class AddNoteTool(NoteCapture capture, ReceiptWait wait, BrainTypes types) : ITool
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public ToolDescription Description { get; } = new(
        "add_note",
        "Add a note",
        """
        Adds one note in Markdown: a seed, marked as written by an agent. One idea a note; [[Title]] links to another. Search first: the brain may have it. The same note twice is one note.
        Example: {"title": "Cold starts", "content": "ReadyToRun halves the [[Lambda]] cold start: 240 ms instead of 340 ms.", "tags": ["serverless"]}
        """,
        Scope.Write,
        Schema.Object(
            ["content"],
            ("content", Schema.Text("Markdown.")),
            ("title", Schema.Text("Else the first heading or line.")),
            ("tags", Schema.List(Schema.Text())),
            ("aliases", Schema.List(Schema.Text())),
            ("type", Schema.OneOf(types.NoteTypes)),
            ("idempotency_key", Schema.Text()),
            ("wait", Schema.Flag("Until it is searchable, 5 s at most.", fallback: true))),
        AddedNote.Schema);

    public async Task<McpResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var request = Read(call.Arguments);
        var patient = call.Arguments.Flag("wait", fallback: true);
        return await capture.CaptureAsync(AgentPrincipal.Of(call.Request), request, cancellationToken) switch
        {
            CaptureResult.Created created => Answer(await WaitedAsync(created.Receipt), duplicate: false),
            CaptureResult.Duplicate duplicate => Answer(await WaitedAsync(duplicate.Receipt), duplicate: true),
            CaptureResult.Conflict conflict => ToolResults.Failed(
                $"The idempotency_key belongs to another note, {conflict.Existing.Note}, with other content. Nothing was added: use a new key for new content, or read_note to see that note."),
            CaptureResult.Withdrawn withdrawn => ToolResults.Failed(
                $"This very note was added before and taken back by undoing the session {withdrawn.Session}. Nothing was added. Only the user can bring it back: tell them, or add it in other words if it is still wanted."),
            CaptureResult.Erased => ToolResults.Failed("The user erased this very note. Nothing was added, and it should not be: tell the user."),
            CaptureResult.Limited limited => ToolResults.Failed(limited.Verdict.Detail),
            CaptureResult.Rejected rejected => ToolResults.Failed($"{rejected.Detail} Nothing was added."),
            var other => throw new InvalidOperationException($"Unknown result {other.GetType().Name}."),
        };

        async Task<Receipt> WaitedAsync(Receipt receipt)
        {
            call.Request.ReportProgress(1, 2);
            var waited = patient ? await wait.UntilSearchableAsync(receipt, Patience, cancellationToken) : receipt;
            call.Request.ReportProgress(2, 2);
            return waited;
        }

        // who asked to wait longer than a request may take goes on waiting with a task, if the client has tasks
        McpResult Answer(Receipt receipt, bool duplicate) => patient && call.Request.TakesTask() && CaptureTasks.Of(receipt) is { IsFinal: false } task
            ? task.AsAnswer(call.Request)
            : Show(receipt, duplicate);
    }

    private CaptureRequest Read(ToolArguments arguments) => new(
        Encoding.UTF8.GetBytes(arguments.RequiredText("content", CaptureLimits.MaxBytes)), "text/markdown")
    {
        Title = arguments.Text("title", CaptureLimits.MaxTitle),
        Tags = arguments.Texts("tags"),
        Aliases = arguments.Texts("aliases"),
        Type = arguments.OneOf("type", types.NoteTypes),
        IdempotencyKey = arguments.Text("idempotency_key", CaptureLimits.MaxIdempotencyKey),
    };

    internal static McpResult Show(Receipt receipt, bool duplicate)
    {
        var searchable = receipt.Searchable is not null;
        var advice = (duplicate, receipt.State, searchable) switch
        {
            (_, CaptureState.Failed, _) => $"The note is stored and readable, but making it searchable failed at {receipt.FailedAt}. Tell the user; they can retry it.",
            (true, _, _) => "This note was added before; nothing was added now.",
            (_, _, true) => "Stored and searchable. Use connect_notes to relate it to others.",
            _ => "Stored and readable; it is not searchable yet. get_receipt tells when it is.",
        };
        return ToolResults.Structured(new AddedNote(receipt.Note.Value, receipt.Id.Value, receipt.State, duplicate, searchable, advice), ToolJson.Default.AddedNote);
    }
}
