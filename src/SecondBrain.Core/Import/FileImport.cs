using System.Security.Cryptography;
using SecondBrain.Core.Access;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Storage;

namespace SecondBrain.Core.Import;

/// <summary>Captures one staged file: the step of import-archive that runs once a file.</summary>
public sealed class FileImport(IBlobStore blobs, NoteCapture capture, CaptureRedrive redrive)
{
    private const string Markdown = "text/markdown";

    /// <summary>A file that was captured before is the same capture; one whose ingestion failed goes to the workflow again.</summary>
    /// <param name="openedAt">When the import was opened. A file that was captured since then counts as created: the step ran before, and its answer was lost.</param>
    /// <exception cref="InvalidDataException">The staged bytes are gone, or are not those of the manifest.</exception>
    public async Task<ImportResult> RunAsync(Principal principal, DateTimeOffset openedAt, ImportFile file, CancellationToken cancellationToken)
    {
        var blob = await blobs.ReadAsync(BlobKey.Parse(file.Blob), cancellationToken) ?? throw new InvalidDataException("A staged file is gone.");
        if (Convert.ToHexStringLower(SHA256.HashData(blob.Bytes.Span)) != file.Sha256)
        {
            throw new InvalidDataException("A staged file does not have its hash.");
        }

        var request = new CaptureRequest(blob.Bytes, Markdown) { IdempotencyKey = ImportKey.Of(file.Path, blob.Bytes.Span), Source = file.Path, InBulk = true };
        return await capture.CaptureAsync(principal, request, cancellationToken) switch
        {
            CaptureResult.Created created => Kept(file, ImportStatus.Created, created.Receipt),
            CaptureResult.Duplicate duplicate => Kept(
                file, duplicate.Receipt.Stored >= openedAt ? ImportStatus.Created : ImportStatus.Duplicate, await AgainAsync(duplicate.Receipt)),
            CaptureResult.Conflict => Rejected(file, "Another capture has this file's idempotency key."),
            CaptureResult.Withdrawn withdrawn => Rejected(file, $"It was captured before and taken back by undoing the session {withdrawn.Session}; only a person can bring it back."),
            CaptureResult.Limited limited => Rejected(file, limited.Verdict.Detail),
            CaptureResult.Rejected rejected => Rejected(file, rejected.Detail),
            var other => throw new InvalidOperationException($"Unknown result {other.GetType().Name}."),
        };

        async Task<Receipt> AgainAsync(Receipt receipt)
        {
            if (receipt.State is CaptureState.Failed)
            {
                await redrive.RetryAsync(principal.Brain, receipt.Id, cancellationToken);
            }

            return receipt;
        }
    }

    private static ImportResult Kept(ImportFile file, string status, Receipt receipt) => new(file.Path, status, receipt.Note.Value, receipt.Id.Value, Reason: null);

    private static ImportResult Rejected(ImportFile file, string reason) => new(file.Path, ImportStatus.Rejected, Note: null, Capture: null, reason);
}
