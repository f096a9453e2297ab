using SecondBrain.Core.Identity;
using SecondBrain.Core.Storage;

namespace SecondBrain.Core.Import;

/// <summary>Reads how far an import is, and its results.</summary>
public sealed class ImportReading(IImportStore imports, IBlobStore blobs)
{
    /// <summary>Null when this brain has no such import.</summary>
    public async Task<BrainImport?> FindAsync(BrainId brain, ImportId id, CancellationToken cancellationToken)
    {
        var import = await imports.FindAsync(brain, id, cancellationToken);
        if (import is not { State: ImportState.Open })
        {
            return import;
        }

        var parts = await imports.PartsAsync(brain, id, cancellationToken);
        return import with { Files = parts.Sum(part => part.Files), Bytes = parts.Sum(part => part.Bytes) };
    }

    /// <summary>Lines of the results, from a line on.</summary>
    /// <returns>The lines as they are, and the number of the first line after them; null for the last ones. Null when there are no results (yet).</returns>
    public async Task<(ReadOnlyMemory<byte> Lines, int? Next)?> ResultsAsync(BrainId brain, ImportId id, int offset, int limit, CancellationToken cancellationToken)
    {
        if (await blobs.ReadAsync(ImportBlobs.Results(brain, id), cancellationToken) is not { } blob)
        {
            return null;
        }

        var start = Skip(blob.Bytes.Span, 0, offset);
        var end = Skip(blob.Bytes.Span, start, limit);
        return (blob.Bytes[start..end], end < blob.Bytes.Length ? offset + limit : null);
    }

    /// <summary>The same, read.</summary>
    public async Task<(IReadOnlyList<ImportResult> Items, int? Next)?> ListAsync(BrainId brain, ImportId id, int offset, int limit, CancellationToken cancellationToken) =>
        await ResultsAsync(brain, id, offset, limit, cancellationToken) is var (lines, next) ? (JsonLines.Read(lines, ImportJson.Lines.ImportResult), next) : null;

    private static int Skip(ReadOnlySpan<byte> text, int from, int lines)
    {
        for (; lines > 0 && from < text.Length; lines--)
        {
            from += text[from..].IndexOf((byte)'\n') is >= 0 and var length ? length + 1 : text.Length - from;
        }

        return from;
    }
}
