namespace SecondBrain.Aws.Signing;

/// <summary>What one call's attempts have come to so far.</summary>
internal sealed class CallAttempts(bool isRepeatable, DateTimeOffset? deadline)
{
    /// <summary>False: when no answer came the call may have been made, and making it again would be a second one.</summary>
    public bool IsRepeatable => isRepeatable;

    public DateTimeOffset? Deadline => deadline;

    public int Made { get; set; }

    public TimeSpan LastDuration { get; set; }

    public TimeSpan Delay { get; set; }

    /// <summary>What the last retry took from the budget; 0 when there was none.</summary>
    public int LastCost { get; set; }
}
