namespace SecondBrain.Aws.StepFunctions;

/// <param name="Output">JSON as text.</param>
public sealed record SendTaskSuccessRequest(string TaskToken, string Output);

public sealed record SendTaskFailureRequest(string TaskToken, string? Error = null, string? Cause = null);

public sealed record SendTaskHeartbeatRequest(string TaskToken);

/// <summary>The service answers these with an empty object.</summary>
public sealed record SendTaskAnswer;
