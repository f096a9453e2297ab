using System.Globalization;
using SecondBrain.Core.Access;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Import;
using SecondBrain.Core.Reading;
using SecondBrain.Mcp.Brain.Importing;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Brain;

internal sealed class GetReceiptTool(SeenReceipts captures, ImportReports imports) : ITool
{
    private const string HttpPath = "/captures/";

    public ToolDescription Description { get; } = new(
        "get_receipt",
        "Get a receipt",
        """
        Tells what became of an added or changed note (stored, searchable, linked, or failed and where) or of each file of import_notes.
        Example: {"id": "3f5a0c7be2d94418a6b1c2d3e4f50617"}
        """,
        Scope.Read,
        Schema.Object(
            ["id"],
            ("id", Schema.Text("'receipt' of add_note or update_note, or 'id' of import_notes.")),
            ("cursor", Schema.Text("'next', for more files."))),
        ReadReceipt.Schema)
    { IsReadOnly = true };

    public async Task<McpResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var text = call.Arguments.RequiredText("id", 200).Trim();
        var from = From(call.Arguments.Text("cursor", 20));
        if (ImportId.TryParse(text.ToUpperInvariant(), out var import))
        {
            // imports are the owners', as over HTTP
            return call.Request.Principal.Sight is NoteSight.Everything && await imports.FindAsync(call.Request.Principal.Brain, import, cancellationToken) is { } found
                ? await imports.ShowAsync(found, from, cancellationToken)
                : ToolResults.Failed($"There is no import {import} in this brain. If that is a note's id, use read_note; get_receipt takes the 'receipt' of add_note or the 'id' of import_notes.");
        }

        text = text.ToLowerInvariant();
        if (!CaptureId.TryParse(text.StartsWith(HttpPath, StringComparison.Ordinal) ? text[HttpPath.Length..] : text, out var id))
        {
            throw new BadArgumentException("The argument 'id' must be a receipt's id of 32 hex digits, the 'receipt' of add_note, or the 'id' of import_notes.");
        }

        return await captures.FindAsync(call.Request.Principal, id, cancellationToken) is { } receipt
            ? ToolResults.Structured(ReadReceipt.Of(receipt), ToolJson.Default.ReadReceipt)
            : ToolResults.Failed($"There is no receipt {id} in this brain. add_note gives the id; use search or read_note if you have the note itself.");
    }

    private static int From(string? cursor) => cursor switch
    {
        null => 0,
        _ when int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var from) && from <= ImportLimits.MaxFiles => from,
        _ => throw new BadArgumentException("The argument 'cursor' is not a 'next' of get_receipt. Ask for the first page without a cursor."),
    };
}
