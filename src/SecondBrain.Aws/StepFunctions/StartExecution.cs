namespace SecondBrain.Aws.StepFunctions;

/// <param name="Name">Unique within the state machine for 90 days; null: the service makes one up, and a repeated call is another execution.</param>
/// <param name="Input">JSON as text.</param>
public sealed record StartExecutionRequest(string StateMachineArn, string? Name = null, string? Input = null)
{
    /// <summary>X-Ray's <c>Root=...;Parent=...;Sampled=1</c>.</summary>
    public string? TraceHeader { get; init; }
}

public sealed record StartExecutionAnswer(string ExecutionArn, DateTimeOffset StartDate);
