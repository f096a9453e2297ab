namespace SecondBrain.Core.Executions;

/// <summary>The workflows that code starts or reads, by the name of their file in <c>statemachines/</c>.</summary>
/// <remarks>A function that names one needs the environment variable <see cref="Variable"/> with its ARN.</remarks>
public readonly record struct WorkflowName
{
    private WorkflowName(string value) => Value = value;

    public static WorkflowName IngestNote { get; } = new("ingest-note");

    public static WorkflowName ReviewProposal { get; } = new("review-proposal");

    public static WorkflowName MergeNotes { get; } = new("merge-notes");

    public static WorkflowName RecoverDeferred { get; } = new("recover-deferred");

    public static WorkflowName ImportArchive { get; } = new("import-archive");

    public static WorkflowName DailyDigest { get; } = new("daily-digest");

    public static WorkflowName EraseNote { get; } = new("erase-note");

    public static WorkflowName ReembedBrain { get; } = new("reembed-brain");

    public static WorkflowName CompactIndex { get; } = new("compact-index");

    public static IReadOnlyList<WorkflowName> All { get; } =
        [IngestNote, ReviewProposal, MergeNotes, RecoverDeferred, ImportArchive, DailyDigest, EraseNote, ReembedBrain, CompactIndex];

    public string Value { get; }

    /// <summary>Such as <c>MERGE_NOTES_STATE_MACHINE_ARN</c>.</summary>
    public string Variable => Value.Replace('-', '_').ToUpperInvariant() + "_STATE_MACHINE_ARN";

    public static bool TryParse(string? text, out WorkflowName name)
    {
        name = All.FirstOrDefault(known => known.Value == text);
        return name != default;
    }

    public override string ToString() => Value;
}
