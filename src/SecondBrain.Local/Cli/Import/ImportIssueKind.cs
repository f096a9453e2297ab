namespace SecondBrain.Local.Cli.Import;

/// <summary>Why a file is not in the brain, or not yet.</summary>
internal static class ImportIssueKind
{
    /// <summary>Refused by the API, or stored and its ingestion failed.</summary>
    public const string Failed = "failed";

    /// <summary>Stored; its ingestion had not ended, or a part of it waits for a model.</summary>
    public const string Pending = "pending";

    /// <summary>Not sent: it cannot be a note.</summary>
    public const string Skipped = "skipped";
}
