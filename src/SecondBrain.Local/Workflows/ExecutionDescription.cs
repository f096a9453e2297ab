namespace SecondBrain.Local.Workflows;

/// <summary>What is known of an execution.</summary>
/// <param name="Status">The service's name.</param>
internal sealed record ExecutionDescription(ExecutionIdentity Identity, string Status, DateTimeOffset StartedAt, DateTimeOffset? StoppedAt)
{
    public string Arn => Identity.Arn;

    public string Name => Identity.Name;

    /// <summary>JSON text, as it was sent; null in a list.</summary>
    public string? Input { get; init; }

    /// <summary>JSON text; null unless it succeeded.</summary>
    public string? Output { get; init; }

    public string? Error { get; init; }

    public string? Cause { get; init; }

    public int RedriveCount { get; init; }

    public DateTimeOffset? RedrivenAt { get; init; }
}
