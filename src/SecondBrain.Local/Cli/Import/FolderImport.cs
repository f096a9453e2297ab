using System.Collections.Concurrent;
using System.Globalization;
using SecondBrain.Local.Cli.Api;

namespace SecondBrain.Local.Cli.Import;

/// <summary>Captures every Markdown file of a folder and waits until each is ingested.</summary>
/// <remarks>
/// Safe to end and to start again: a file that is already captured is recognised by its idempotency key, and a capture whose
/// ingestion failed is ingested again.
/// </remarks>
internal sealed class FolderImport(BrainClient brain, TimeProvider clock, IImportProgress progress)
{
    /// <summary>Files being captured at one time.</summary>
    public const int Concurrency = 6;

    private readonly ConcurrentBag<ImportIssue> _issues = [];
    private int _new, _alreadyThere, _chunks, _linksFound, _linksResolved;

    /// <exception cref="HttpRequestException">The host stopped answering.</exception>
    public async Task<ImportReport> RunAsync(IReadOnlyList<VaultFile> files, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var captures = await CaptureAsync(files, cancellationToken);
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

    private async Task<IReadOnlyList<FileCapture>> CaptureAsync(IReadOnlyList<VaultFile> files, CancellationToken cancellationToken)
    {
        var captures = new ConcurrentQueue<FileCapture>();
        var done = 0;
        progress.Captured(0, files.Count);
        await Parallel.ForEachAsync(
            files,
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (file, cancel) =>
            {
                if (await CaptureAsync(file, cancel) is { } capture) captures.Enqueue(capture);
                progress.Captured(Interlocked.Increment(ref done), files.Count);
            });
        return [.. captures];
    }

    private async Task<FileCapture?> CaptureAsync(VaultFile file, CancellationToken cancellationToken)
    {
        var (bytes, skip) = await VaultContent.ReadAsync(file, cancellationToken);
        if (skip is not null)
        {
            _issues.Add(new ImportIssue(file.Source, ImportIssueKind.Skipped, skip));
            return null;
        }

        try
        {
            var captured = await brain.CaptureAsync(bytes, file.Source, VaultContent.IdempotencyKey(file.Source, bytes), cancellationToken);
            if (captured is { Duplicate: true, State: CaptureStates.Failed }) await brain.RetryAsync(captured.Receipt, cancellationToken);
            return new FileCapture(file.Source, captured.Receipt, captured.Duplicate);
        }
        catch (ApiException e)
        {
            _issues.Add(new ImportIssue(file.Source, ImportIssueKind.Failed, e.Message));
            return null;
        }
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
            _issues.Add(new ImportIssue(capture.Source, ImportIssueKind.Pending, string.Create(CultureInfo.InvariantCulture, $"no receipt became final for {ReceiptWait.Patience.TotalMinutes} minutes; see {capture.Receipt}")));
        }
    }

    private void Account(FileCapture capture, CaptureReceipt receipt)
    {
        if (receipt.State == CaptureStates.Failed)
        {
            _issues.Add(new ImportIssue(capture.Source, ImportIssueKind.Failed, $"failed at {receipt.FailedAt}: {receipt.Error} (stored; see {capture.Receipt})"));
            return;
        }

        if (capture.WasThere) _alreadyThere++;
        else _new++;
        _chunks += receipt.Chunks ?? 0;
        _linksFound += receipt.Links?.Found ?? 0;
        _linksResolved += receipt.Links?.Resolved ?? 0;
    }

    private sealed record FileCapture(string Source, string Receipt, bool WasThere);
}
