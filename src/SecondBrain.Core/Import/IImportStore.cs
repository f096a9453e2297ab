using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Import;

/// <summary>Imports and their parts. Safe for concurrent use; every write is idempotent.</summary>
public interface IImportStore
{
    Task CreateAsync(BrainImport import, CancellationToken cancellationToken);

    /// <summary>Strongly consistent; null when this brain has no such import.</summary>
    Task<BrainImport?> FindAsync(BrainId brain, ImportId id, CancellationToken cancellationToken);

    /// <summary>Adds a part, once.</summary>
    /// <returns>False, and nothing written, when the import is not open.</returns>
    Task<bool> AddAsync(BrainId brain, ImportId id, ImportPart part, CancellationToken cancellationToken);

    /// <summary>In the order in which they were added. Strongly consistent.</summary>
    Task<IReadOnlyList<ImportPart>> PartsAsync(BrainId brain, ImportId id, CancellationToken cancellationToken);

    /// <summary>Marks an open or failed import as running.</summary>
    /// <param name="attempt">One more than <see cref="BrainImport.Attempts"/> was.</param>
    /// <returns>False, and nothing written, when it is neither, or another attempt was faster.</returns>
    Task<bool> StartAsync(BrainId brain, ImportId id, string execution, int attempt, int files, long bytes, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Marks an import as failed whose execution ended without doing so; any other stays as it is.</summary>
    /// <param name="execution">The one that ended.</param>
    Task FailAsync(BrainId brain, ImportId id, string execution, CancellationToken cancellationToken);

    /// <summary>Marks a running import as done; one that is done stays as it is.</summary>
    Task FinishAsync(BrainId brain, ImportId id, ImportCounts counts, DateTimeOffset at, CancellationToken cancellationToken);
}
