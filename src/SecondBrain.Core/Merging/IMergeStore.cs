namespace SecondBrain.Core.Merging;

/// <summary>
/// The steps of a merge over the table. Safe for concurrent use, and each step can run any number of times. Every changed item is
/// journalled in the transaction that changes it, with what it was before, so that <see cref="UndoAsync"/> restores it exactly.
/// </summary>
/// <remarks>A step that returns false did a bounded part of its work and wants to be called again.</remarks>
public interface IMergeStore
{
    /// <summary>Marks both notes as frozen by this execution, or neither.</summary>
    /// <exception cref="Notes.NoteNotFoundException">One of them does not exist.</exception>
    /// <exception cref="Notes.NoteFrozenException">Another execution holds one of them, or it is merged already.</exception>
    Task FreezeAsync(MergeJob job, CancellationToken cancellationToken);

    /// <summary>Runs one of <see cref="MergeStep"/>.</summary>
    /// <exception cref="MergeInterferenceException">Another writer changed an item meanwhile; running the step again takes that into account.</exception>
    /// <exception cref="ArgumentException">There is no such step.</exception>
    Task<bool> RunAsync(MergeJob job, string step, CancellationToken cancellationToken);

    /// <summary>Restores what a step changed, last change first.</summary>
    Task<bool> UndoAsync(MergeJob job, string step, CancellationToken cancellationToken);

    /// <summary>Takes the marks of this execution away.</summary>
    Task UnfreezeAsync(MergeJob job, CancellationToken cancellationToken);

    /// <summary>Forgets the journal of a merge that is done.</summary>
    Task<bool> CloseAsync(MergeJob job, CancellationToken cancellationToken);
}
