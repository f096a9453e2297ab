namespace SecondBrain.Aws.StepFunctions;

/// <summary>Newest first.</summary>
/// <param name="StatusFilter">One of <see cref="Core.Executions.ExecutionStatus"/>; null for all.</param>
/// <param name="MaxResults">1 to 1000.</param>
public sealed record ListExecutionsRequest(string StateMachineArn, string? StatusFilter = null, int? MaxResults = null, string? NextToken = null);

/// <param name="NextToken">Null on the last page.</param>
public sealed record ListExecutionsAnswer(IReadOnlyList<ListedExecution> Executions, string? NextToken);

public sealed record ListedExecution(string ExecutionArn, string StateMachineArn, string Name, string Status, DateTimeOffset StartDate)
{
    public DateTimeOffset? StopDate { get; init; }

    public int RedriveCount { get; init; }

    public DateTimeOffset? RedriveDate { get; init; }
}
