using SecondBrain.StatesLanguage.Journal;

namespace SecondBrain.StatesLanguage.Tests.Journal;

/// <summary>A journal in memory; what is in it went through JSON.</summary>
internal sealed class MemoryJournal : IExecutionJournal
{
    private readonly List<JournalEntry> _entries;

    public MemoryJournal(IEnumerable<JournalEntry>? entries = null) => _entries = [.. (entries ?? []).Select(e => JournalEntry.Parse(e.ToLine()))];

    public IReadOnlyList<JournalEntry> Entries => _entries;

    /// <summary>How many entries each append had.</summary>
    public List<int> Appends { get; } = [];

    /// <summary>The disk is full from this entry on.</summary>
    public int Capacity { get; init; } = int.MaxValue;

    public void Append(IReadOnlyList<JournalEntry> entries)
    {
        if (_entries.Count + entries.Count > Capacity)
        {
            throw new IOException("The disk is full.");
        }

        Appends.Add(entries.Count);
        _entries.AddRange(entries.Select(e => JournalEntry.Parse(e.ToLine())));
    }
}
