namespace SecondBrain.StatesLanguage.Failures;

/// <summary>How a state failed: what Retry and Catch look at.</summary>
/// <param name="Error">Null when a Fail state or a callback names none.</param>
internal sealed record StateFailure(string? Error, string? Cause)
{
    /// <summary>The state's own evaluation failed, so the cause says in which state: "An error occurred while executing the state ...".</summary>
    public bool NamesState { get; init; }

    /// <summary>A <see cref="ErrorNames.Timeout"/> for want of a heartbeat.</summary>
    public bool MissedHeartbeat { get; init; }

    /// <summary>Reported by a task or a callback.</summary>
    public bool IsOfTask { get; init; }

    /// <summary>Which field's expression could not be evaluated; null for other failures.</summary>
    public string? Location { get; init; }

    public static StateFailure Runtime(string cause) => new(ErrorNames.Runtime, cause) { NamesState = true };

    public StateFailure In(string state, long enteredEventId) => NamesState
        ? this with { Cause = $"An error occurred while executing the state '{state}' (entered at the event id #{enteredEventId}). {Cause}", NamesState = false }
        : this;
}
