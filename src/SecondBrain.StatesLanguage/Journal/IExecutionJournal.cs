namespace SecondBrain.StatesLanguage.Journal;

/// <summary>Where a Standard execution writes what it takes in from outside, so that it survives the end of its process.</summary>
/// <remarks>
/// One journal belongs to one execution, which calls it from one thread at a time. What is appended has to be durable when
/// <see cref="Append"/> returns: only then does the execution act on it.
/// </remarks>
public interface IExecutionJournal
{
    /// <summary>Appends the entries in order. After a crash any number of the last call's entries may be missing, from the end.</summary>
    /// <exception cref="Exception">Not durable: the execution goes no further, and its completion fails with this exception. It can be resumed.</exception>
    void Append(IReadOnlyList<JournalEntry> entries);
}
