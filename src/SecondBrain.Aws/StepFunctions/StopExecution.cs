namespace SecondBrain.Aws.StepFunctions;

public sealed record StopExecutionRequest(string ExecutionArn, string? Error = null, string? Cause = null);

public sealed record StopExecutionAnswer(DateTimeOffset StopDate);
