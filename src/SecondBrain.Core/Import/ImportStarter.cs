using System.Globalization;
using System.Text.Json.Nodes;
using SecondBrain.Core.Access;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Storage;

namespace SecondBrain.Core.Import;

/// <summary>Writes the manifest of an import and starts its workflow.</summary>
public sealed class ImportStarter(IImportStore imports, IBlobStore blobs, IWorkflowExecutions executions, TimeProvider clock)
{
    /// <summary>Starting again what runs or is done is the same start; a failed import is started anew, and its captures are recognised.</summary>
    public async Task<ImportStart> StartAsync(BrainId brain, ImportId id, CancellationToken cancellationToken)
    {
        if (await imports.FindAsync(brain, id, cancellationToken) is not { } import)
        {
            return new ImportStart.NoSuchImport();
        }

        if (import.State is ImportState.Running && !await RunsAsync(import, cancellationToken))
        {
            await imports.FailAsync(brain, id, import.Execution!, cancellationToken);
            import = (await imports.FindAsync(brain, id, cancellationToken))!;
        }

        if (import.State is ImportState.Open or ImportState.Failed)
        {
            var files = await ManifestAsync(brain, id, cancellationToken);
            if (files.Count is 0 or > ImportLimits.MaxFiles)
            {
                return new ImportStart.Invalid($"An import has 1 to {ImportLimits.MaxFiles} files; this one has {files.Count}.");
            }

            await blobs.WriteAsync(ImportBlobs.Manifest(brain, id), JsonLines.Write(files, ImportJson.Lines.ImportFile), BlobCondition.None, cancellationToken);
            var attempt = import.Attempts + 1;
            await imports.StartAsync(brain, id, Name(import, attempt), attempt, files.Count, files.Sum(file => (long)file.Bytes), clock.GetUtcNow(), cancellationToken);
            import = (await imports.FindAsync(brain, id, cancellationToken))!;
            if (import.State is ImportState.Running)
            {
                await RunsAsync(import, cancellationToken);
            }
        }

        return new ImportStart.Started(import);
    }

    /// <summary>Starts the execution, also when it should run already: the process that marked the import may have ended before it was started.</summary>
    /// <returns>False when it ended and could not say so: it was stopped or timed out, or the table was out of reach.</returns>
    private async Task<bool> RunsAsync(BrainImport import, CancellationToken cancellationToken) =>
        await executions.StartAsync(WorkflowName.ImportArchive, import.Execution!, Input(import), cancellationToken) is StartResult.Started
        || await executions.FindAsync(WorkflowName.ImportArchive, import.Execution!, cancellationToken)
            is not { Status: ExecutionStatus.Failed or ExecutionStatus.TimedOut or ExecutionStatus.Aborted };

    private static string Name(BrainImport import, int attempt) =>
        ExecutionName.Of(import.Brain, string.Create(CultureInfo.InvariantCulture, $"{import.Id}-{attempt}"));

    /// <summary>References, and who imports: the notes are this person's or agent's.</summary>
    private static JsonObject Input(BrainImport import) => new()
    {
        ["brain"] = import.Brain.Value,
        ["import"] = import.Id.Value,
        ["openedAt"] = import.CreatedAt.ToString("O", CultureInfo.InvariantCulture),
        ["actor"] = import.Actor,
        ["agent"] = import.Kind is ActorKind.Agent,
        ["session"] = import.Session,
        ["manifest"] = ImportBlobs.Manifest(import.Brain, import.Id).Value,
        ["run"] = ImportBlobs.Run(import.Brain, import.Id),
    };

    /// <summary>In the order of their paths; a path that was added twice counts as it was added last.</summary>
    private async Task<IReadOnlyList<ImportFile>> ManifestAsync(BrainId brain, ImportId id, CancellationToken cancellationToken)
    {
        var files = new SortedDictionary<string, ImportFile>(StringComparer.Ordinal);
        foreach (var part in await imports.PartsAsync(brain, id, cancellationToken))
        {
            var blob = await blobs.ReadAsync(ImportBlobs.Part(brain, id, part.Id), cancellationToken)
                ?? throw new InvalidDataException($"The part {part.Id} of import {id} is gone.");
            foreach (var file in JsonLines.Read(blob.Bytes, ImportJson.Lines.ImportFile))
            {
                files[file.Path] = file;
            }
        }

        return [.. files.Values];
    }
}
