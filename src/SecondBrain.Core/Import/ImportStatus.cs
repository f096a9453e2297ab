namespace SecondBrain.Core.Import;

/// <summary>What can become of a file.</summary>
public static class ImportStatus
{
    public const string Created = "created";

    /// <summary>The same content was captured from the same path before.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>It cannot be a note.</summary>
    public const string Rejected = "rejected";

    /// <summary>It could not be captured, after all retries; another import may succeed.</summary>
    public const string Failed = "failed";
}
