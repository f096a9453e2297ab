using System.Collections.Concurrent;
using System.Globalization;
using SecondBrain.Local.Cli.Api;

namespace SecondBrain.Local.Cli.Import;

/// <summary>Uploads every Markdown file of a folder, has the workflow import-archive capture them, and waits until each is ingested.</summary>
/// <remarks>Safe to end and to start again: a file that is already captured is recognised by its content and path, and a capture whose ingestion failed is ingested again.</remarks>
internal sealed class FolderImport(BrainClient brain, TimeProvider clock, IImportProgress progress)
{
    /// <summary>Requests with files under way at one time.</summary>
    public const int Concurrency = 3;

    private readonly ConcurrentBag<ImportIssue> _issues = [];
    private int _new, _alreadyThere, _chunks, _linksFound, _linksResolved;

    /// <exception cref="HttpRequestException">The host stopped answering.</exception>
    /// <exception cref="CliException">The workflow gave up.</exception>
    public async Task<ImportReport> RunAsync(IReadOnlyList<VaultFile> files, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var uploads = await ReadAsync(files, cancellationToken);
        var captures = uploads.Count > 0 ? await CaptureAsync(uploads, cancellationToken) : [];
        await IngestAsync(captures, cancellationToken);

        var stats = await brain.StatsAsync(cancellationToken);
        var issues = _issues.OrderBy(issue => issue.File, StringComparer.Ordinal).ToList();
        return new ImportReport(
            files.Count,
            _new,
            _alreadyThere,
            Count(ImportIssueKind.Failed),
            Count(ImportIssueKind.Pending),
            Count(ImportIssueKind.Skipped),
            _chunks,
            new LinkCounts(_linksFound, _linksResolved),
            stats,
            Math.Round(clock.GetElapsedTime(started).TotalSeconds, 2),
            issues);

        int Count(string kind) => issues.Count(issue => issue.Kind == kind);
    }

    private async Task<IReadOnlyList<UploadedFile>> ReadAsync(IReadOnlyList<VaultFile> files, CancellationToken cancellationToken)
    {
        var uploads = new List<UploadedFile>(files.Count);
        foreach (var file in files)
        {
            var (bytes, skip) = await VaultContent.ReadAsync(file, cancellationToken);
            if (skip is null) uploads.Add(new UploadedFile(file.Source, bytes));
            else _issues.Add(new ImportIssue(file.Source, ImportIssueKind.Skipped, skip));
        }

        return uploads;
    }

    private async Task<IReadOnlyList<FileCapture>> CaptureAsync(IReadOnlyList<UploadedFile> files, CancellationToken cancellationToken)
    {
        var import = await brain.BeginImportAsync(cancellationToken);
        var done = 0;
        progress.Uploaded(0, files.Count);
        progress.Captured(0, files.Count);
        await Parallel.ForEachAsync(
            FileBatches.Of(files),
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (batch, cancel) =>
            {
                await brain.AddFilesAsync(import.Id, batch, cancel);
                progress.Uploaded(Interlocked.Add(ref done, batch.Count), files.Count);
            });

        await brain.StartImportAsync(import.Id, cancellationToken);
        await new ImportWait(brain, clock).UntilDoneAsync(import.Id, cancellationToken);
        return await ResultsAsync(import.Id, files.Count, cancellationToken);
    }

    private async Task<IReadOnlyList<FileCapture>> ResultsAsync(string import, int files, CancellationToken cancellationToken)
    {
        var captures = new List<FileCapture>();
        for (var read = 0; read < files;)
        {
            var page = await brain.ImportResultsAsync(import, read, cancellationToken);
            if (page.Count == 0) break;
            foreach (var result in page)
            {
                if (result.Capture is { } capture) captures.Add(new FileCapture(result.Path, capture, result.Status == ImportedStatus.Duplicate));
                else _issues.Add(new ImportIssue(result.Path, ImportIssueKind.Failed, result.Reason ?? result.Status));
            }

            read += page.Count;
            progress.Captured(read, files);
        }

        return captures;
    }

    private async Task IngestAsync(IReadOnlyList<FileCapture> captures, CancellationToken cancellationToken)
    {
        var done = 0;
        progress.Ingested(0, captures.Count);
        var pending = await new ReceiptWait(brain, clock).UntilFinalAsync(
            captures,
            capture => capture.Receipt,
            (capture, receipt) =>
            {
                Account(capture, receipt);
                progress.Ingested(++done, captures.Count);
            },
            cancellationToken);
        foreach (var capture in pending)
        {
            _issues.Add(new ImportIssue(capture.Source, ImportIssueKind.Pending, string.Create(CultureInfo.InvariantCulture, $"no receipt became final for {ReceiptWait.Patience.TotalMinutes} minutes; see /captures/{capture.Receipt}")));
        }
    }

    private void Account(FileCapture capture, CaptureReceipt receipt)
    {
        if (receipt.State == CaptureStates.Failed)
        {
            _issues.Add(new ImportIssue(capture.Source, ImportIssueKind.Failed, $"failed at {receipt.FailedAt}: {receipt.Error} (stored; see /captures/{capture.Receipt})"));
            return;
        }

        if (receipt.State == CaptureStates.Deferred)
        {
            _issues.Add(new ImportIssue(capture.Source, ImportIssueKind.Pending, "found by its words only: a model did not answer, and recover-deferred tries again every hour"));
            return;
        }

        if (capture.WasThere) _alreadyThere++;
        else _new++;
        _chunks += receipt.Chunks ?? 0;
        _linksFound += receipt.Links?.Found ?? 0;
        _linksResolved += receipt.Links?.Resolved ?? 0;
    }

    /// <param name="Receipt">The capture's id.</param>
    private sealed record FileCapture(string Source, string Receipt, bool WasThere);
}
