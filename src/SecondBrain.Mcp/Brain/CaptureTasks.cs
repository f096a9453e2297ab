using SecondBrain.Core.Capture;
using SecondBrain.Core.Reading;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tasks;

namespace SecondBrain.Mcp.Brain;

/// <summary>Added notes as tasks, until they can be searched. The receipt tells: an execution of ingest-note cannot be asked.</summary>
internal sealed class CaptureTasks(SeenReceipts receipts) : ITaskSource
{
    private const string Prefix = "note-";

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);

    public async Task<LongTask?> FindAsync(McpRequest request, string id, CancellationToken cancellationToken) =>
        id.StartsWith(Prefix, StringComparison.Ordinal) && CaptureId.TryParse(id[Prefix.Length..], out var capture)
        && await receipts.FindAsync(request.Principal, capture, cancellationToken) is { } receipt
            ? Of(receipt)
            : null;

    /// <summary>The note is stored already, and no agent takes it away: there is nothing to stop.</summary>
    public Task CancelAsync(McpRequest request, string id, CancellationToken cancellationToken) => Task.CompletedTask;

    public static LongTask Of(Receipt receipt)
    {
        var isDone = receipt.Searchable is not null || receipt.IsFinal;
        return new LongTask(
            Prefix + receipt.Id.Value,
            isDone ? LongTaskStatus.Completed : LongTaskStatus.Working,
            isDone ? "The note is stored." : "The note is stored and is being made searchable.",
            receipt.Stored,
            receipt.Searchable ?? receipt.Stored,
            TimeToLive: null,
            PollInterval,
            isDone && AddNoteTool.Show(receipt, duplicate: false) is McpResult.Complete { Body: var body } ? body : null);
    }
}
