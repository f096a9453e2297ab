namespace SecondBrain.Core.Import;

/// <summary>Where an import stands.</summary>
public static class ImportState
{
    /// <summary>Files can be added.</summary>
    public const string Open = "open";

    /// <summary>The workflow captures its files.</summary>
    public const string Running = "running";

    /// <summary>Every file has a line in the results.</summary>
    public const string Done = "done";

    /// <summary>The workflow gave up; what it captured is kept, and the import can be started again.</summary>
    public const string Failed = "failed";
}
