namespace SecondBrain.Core.Capture;

/// <summary>Where a capture stands. Its original is durable in every one of them.</summary>
public static class CaptureState
{
    /// <summary>Stored, waiting for the workflow.</summary>
    public const string Captured = "captured";

    public const string Ingesting = "ingesting";

    public const string Completed = "completed";

    /// <summary>Searchable by words and linked; <see cref="Receipt.Deferred"/> says what waits for its model and is made up for by recover-deferred.</summary>
    public const string Deferred = "deferred";

    /// <summary>The note was erased: this is all that is left of the capture, so that a retry of it does not bring the note back.</summary>
    public const string Erased = "erased";

    /// <summary>The workflow gave up at <see cref="Receipt.FailedAt"/>; the note is readable and the capture can be retried.</summary>
    public const string Failed = "failed";
}
