using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Storage;

namespace SecondBrain.Core.Import;

/// <summary>Last step of import-archive: one results file, no staged bodies, and the import is done.</summary>
public sealed class ImportCompletion(IImportStore imports, IBlobStore blobs, BulkCompaction compaction, TimeProvider clock)
{
    private const int ParallelRequests = 16;

    /// <param name="run">The key of what the distributed map's ResultWriter left.</param>
    /// <exception cref="InvalidDataException">The results are not those of a map run.</exception>
    public async Task<ImportCounts> RunAsync(BrainId brain, ImportId id, string run, CancellationToken cancellationToken)
    {
        var files = JsonLines.Read(await ReadAsync(ImportBlobs.Manifest(brain, id), cancellationToken), ImportJson.Lines.ImportFile);
        var found = await FoundAsync(run, cancellationToken);
        var results = files.Select(file => found.GetValueOrDefault(file.Path) ?? Missed(file.Path, "The import ended before this file's turn.")).ToList();
        await blobs.WriteAsync(ImportBlobs.Results(brain, id), JsonLines.Write(results, ImportJson.Lines.ImportResult), BlobCondition.None, cancellationToken);

        var counts = new ImportCounts(Count(ImportStatus.Created), Count(ImportStatus.Duplicate), Count(ImportStatus.Rejected), Count(ImportStatus.Failed));
        await imports.FinishAsync(brain, id, counts, clock.GetUtcNow(), cancellationToken);

        // the bodies go last: until the import is done it can be started again
        await Parallel.ForEachAsync(
            files.Select(file => file.Blob).Distinct(StringComparer.Ordinal),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelRequests, CancellationToken = cancellationToken },
            async (blob, token) => await blobs.DeleteAsync(BlobKey.Parse(blob), token));
        await compaction.AskAsync(brain, counts.Created, cancellationToken);
        return counts;

        int Count(string status) => results.Count(result => result.Status == status);
    }

    private async Task<Dictionary<string, ImportResult>> FoundAsync(string run, CancellationToken cancellationToken)
    {
        var manifest = Parse(await ReadAsync(BlobKey.Parse(run), cancellationToken), ImportJson.Default.MapRunManifest);
        var found = new Dictionary<string, ImportResult>(StringComparer.Ordinal);
        foreach (var file in (manifest.ResultFiles.Succeeded ?? []).Concat(manifest.ResultFiles.Failed ?? []))
        {
            foreach (var child in Parse(await ReadAsync(BlobKey.Parse(file.Key), cancellationToken), ImportJson.Default.IReadOnlyListMapRunChild))
            {
                var result = Result(child);
                found[result.Path] = result;
            }
        }

        return found;
    }

    private static ImportResult Result(MapRunChild child) => child.Output is { } output
        ? Parse(output, ImportJson.Default.ImportResult)
        : Missed(Parse(child.Input ?? "null", ImportJson.Default.MapRunItem).File.Path, $"It could not be captured: {child.Error}.");

    private static ImportResult Missed(string path, string reason) => new(path, ImportStatus.Failed, Note: null, Capture: null, reason);

    private async Task<ReadOnlyMemory<byte>> ReadAsync(BlobKey key, CancellationToken cancellationToken) =>
        (await blobs.ReadAsync(key, cancellationToken))?.Bytes ?? throw new InvalidDataException($"{key} is gone.");

    private static T Parse<T>(ReadOnlyMemory<byte> json, JsonTypeInfo<T> type) => Parse(System.Text.Encoding.UTF8.GetString(json.Span), type);

    private static T Parse<T>(string json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new InvalidDataException("The results of a map run are null.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException("The results of a map run have another shape.", error);
        }
    }
}
