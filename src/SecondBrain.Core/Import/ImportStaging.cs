using System.Security.Cryptography;
using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Storage;

namespace SecondBrain.Core.Import;

/// <summary>Takes the files of an archive in, request by request, before its workflow starts.</summary>
public sealed class ImportStaging(IImportStore imports, IBlobStore blobs, IdSource ids, TimeProvider clock)
{
    private const int ParallelWrites = 8;

    public async Task<BrainImport> OpenAsync(Principal principal, CancellationToken cancellationToken)
    {
        var import = new BrainImport(
            principal.Brain, ImportId.Parse(ids.Next()), ImportState.Open, principal.Actor, principal.Kind, principal.Session,
            Files: 0, Bytes: 0, Attempts: 0, Execution: null, Counts: null, Error: null, clock.GetUtcNow(), StartedAt: null, FinishedAt: null);
        await imports.CreateAsync(import, cancellationToken);
        return import;
    }

    /// <summary>Adds files, all or none. The same files again add nothing.</summary>
    public async Task<StageResult> AddAsync(BrainId brain, ImportId id, IReadOnlyList<StagedFile> files, CancellationToken cancellationToken)
    {
        if (Problem(files) is { } problem)
        {
            return new StageResult.Invalid(problem);
        }

        if (await imports.FindAsync(brain, id, cancellationToken) is not { } import)
        {
            return new StageResult.NoSuchImport();
        }

        if (import.State is not ImportState.Open)
        {
            return new StageResult.NotOpen(import.State);
        }

        var staged = files.Select(file => (file.Content, Line: Line(brain, id, file))).ToList();
        var options = new ParallelOptions { MaxDegreeOfParallelism = ParallelWrites, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(staged.DistinctBy(file => file.Line.Blob), options, async (file, token) =>
            await blobs.WriteAsync(BlobKey.Parse(file.Line.Blob), file.Content, BlobCondition.None, token));

        var lines = JsonLines.Write(staged.Select(file => file.Line), ImportJson.Lines.ImportFile);
        var part = new ImportPart(Convert.ToHexStringLower(SHA256.HashData(lines))[..32], files.Count, files.Sum(file => (long)file.Content.Length), clock.GetUtcNow());
        await blobs.WriteAsync(ImportBlobs.Part(brain, id, part.Id), lines, BlobCondition.None, cancellationToken);

        // the part is added last: what it names is there
        return await imports.AddAsync(brain, id, part, cancellationToken)
            ? new StageResult.Staged(part.Files, part.Bytes)
            : new StageResult.NotOpen(ImportState.Running);
    }

    private static ImportFile Line(BrainId brain, ImportId id, StagedFile file)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Content.Span));
        return new ImportFile(file.Path, ImportBlobs.File(brain, id, sha256).Value, sha256, file.Content.Length);
    }

    private static string? Problem(IReadOnlyList<StagedFile> files)
    {
        if (files.Count is 0 or > ImportLimits.MaxFilesPerRequest)
        {
            return $"Send 1 to {ImportLimits.MaxFilesPerRequest} files in a request.";
        }

        return files.Any(file => file.Path.Length is 0 or > ImportLimits.MaxPath || file.Path.Any(char.IsControl))
            ? $"The path of a file must be one line of 1 to {ImportLimits.MaxPath} characters."
            : null;
    }
}
