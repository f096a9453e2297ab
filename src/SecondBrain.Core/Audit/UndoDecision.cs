namespace SecondBrain.Core.Audit;

/// <summary>What is to be done about one write.</summary>
internal abstract record UndoDecision
{
    private UndoDecision()
    {
    }

    /// <param name="Entries">What is taken back at once: all writes of the session that one reverse covers.</param>
    /// <param name="Action">What the new entry calls it.</param>
    public sealed record Reverse(UndoKind Kind, IReadOnlyList<AuditEntry> Entries, string Action, string Does) : UndoDecision
    {
        public IReadOnlyList<string> Remarks { get; init; } = [];

        /// <summary>Writes that go with these, too many to be marked.</summary>
        public IReadOnlyList<AuditEntry> Unmarked { get; init; } = [];

        /// <summary>The version that becomes the current one again; 0 for other kinds.</summary>
        public int Version { get; init; }
    }

    public sealed record Leave(string Why) : UndoDecision;
}
