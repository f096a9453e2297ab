namespace SecondBrain.Local.Workflows;

/// <summary>What is known of an execution.</summary>
/// <param name="Status">The service's name.</param>
internal sealed record ExecutionDescription(LocalMachine Machine, string Arn, string Name, string Status, DateTimeOffset StartedAt, DateTimeOffset? StoppedAt)
{
    /// <summary>JSON text, as it was sent.</summary>
    public string Input { get; init; } = "{}";

    /// <summary>JSON text; null unless it succeeded.</summary>
    public string? Output { get; init; }

    public string? Error { get; init; }

    public string? Cause { get; init; }

    public int RedriveCount { get; init; }

    public DateTimeOffset? RedrivenAt { get; init; }

    /// <summary>Why it cannot be run again from where it failed; null when it can.</summary>
    public string? NotRedrivable { get; init; }
}
