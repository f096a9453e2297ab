using SecondBrain.Core.Access;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Reading;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Brain;

internal sealed class GetReceiptTool(SeenReceipts captures) : ITool
{
    private const string HttpPath = "/captures/";

    public ToolDescription Description { get; } = new(
        "get_receipt",
        "Get a receipt",
        """
        Tells what became of an added note: stored, searchable, linked, or failed and where. Use it when add_note said that the note is not searchable yet.
        Example: {"id": "3f5a0c7be2d94418a6b1c2d3e4f50617"}
        """,
        Scope.Read,
        Schema.Object(["id"], ("id", Schema.Text("'receipt' of add_note: 32 hex digits."))),
        ReadReceipt.Schema)
    { IsReadOnly = true };

    public async Task<McpResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var text = call.Arguments.RequiredText("id", 200).Trim().ToLowerInvariant();
        if (!CaptureId.TryParse(text.StartsWith(HttpPath, StringComparison.Ordinal) ? text[HttpPath.Length..] : text, out var id))
        {
            throw new BadArgumentException("The argument 'id' must be a receipt's id of 32 hex digits: the 'receipt' of add_note, not the note's id.");
        }

        return await captures.FindAsync(call.Request.Principal, id, cancellationToken) is { } receipt
            ? ToolResults.Structured(ReadReceipt.Of(receipt), ToolJson.Default.ReadReceipt)
            : ToolResults.Failed($"There is no receipt {id} in this brain. add_note gives the id; use search or read_note if you have the note itself.");
    }
}
