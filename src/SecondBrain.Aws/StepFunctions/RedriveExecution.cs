namespace SecondBrain.Aws.StepFunctions;

/// <param name="ClientToken">At most 64 characters: a repeated call with the same token is the first one.</param>
public sealed record RedriveExecutionRequest(string ExecutionArn, string ClientToken);

public sealed record RedriveExecutionAnswer(DateTimeOffset RedriveDate);
