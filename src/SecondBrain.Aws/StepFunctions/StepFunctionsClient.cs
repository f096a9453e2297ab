using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using SecondBrain.Aws.Signing;

namespace SecondBrain.Aws.StepFunctions;

/// <summary>AWS Step Functions in its own protocol. Safe for concurrent use.</summary>
/// <remarks>Errors are <see cref="AwsServiceException"/> with the service's names, such as <c>ExecutionAlreadyExists</c> and <c>TaskTimedOut</c>.</remarks>
public sealed class StepFunctionsClient(HttpClient http, AwsClientOptions options)
{
    /// <summary>An Express execution takes at most five minutes; the answer comes when it has ended.</summary>
    private static readonly TimeSpan LongestSync = TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(10);

    private const string Target = "AWSStepFunctions.";

    private readonly AwsJsonClient _client = new(http, AwsJsonService.StepFunctions, options);

    public Task<StartExecutionAnswer> StartExecutionAsync(StartExecutionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(
            "StartExecution", request, StepFunctionsJson.Default.StartExecutionRequest, StepFunctionsJson.Default.StartExecutionAnswer,
            body => body with { IsRepeatable = request.Name is not null }, cancellationToken);

    /// <summary>Runs an Express workflow and waits for its end: at most once, so a call that got no answer is not repeated.</summary>
    public Task<StartSyncExecutionAnswer> StartSyncExecutionAsync(StartSyncExecutionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(
            "StartSyncExecution", request, StepFunctionsJson.Default.StartSyncExecutionRequest, StepFunctionsJson.Default.StartSyncExecutionAnswer,
            body => body with { HostPrefix = "sync-", AttemptTimeout = LongestSync, IsRepeatable = false }, cancellationToken);

    public Task<DescribeExecutionAnswer> DescribeExecutionAsync(DescribeExecutionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("DescribeExecution", request, StepFunctionsJson.Default.DescribeExecutionRequest, StepFunctionsJson.Default.DescribeExecutionAnswer, null, cancellationToken);

    public Task<ListExecutionsAnswer> ListExecutionsAsync(ListExecutionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("ListExecutions", request, StepFunctionsJson.Default.ListExecutionsRequest, StepFunctionsJson.Default.ListExecutionsAnswer, null, cancellationToken);

    public Task<GetExecutionHistoryAnswer> GetExecutionHistoryAsync(GetExecutionHistoryRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("GetExecutionHistory", request, StepFunctionsJson.Default.GetExecutionHistoryRequest, StepFunctionsJson.Default.GetExecutionHistoryAnswer, null, cancellationToken);

    public Task<StopExecutionAnswer> StopExecutionAsync(StopExecutionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("StopExecution", request, StepFunctionsJson.Default.StopExecutionRequest, StepFunctionsJson.Default.StopExecutionAnswer, null, cancellationToken);

    public Task<RedriveExecutionAnswer> RedriveExecutionAsync(RedriveExecutionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("RedriveExecution", request, StepFunctionsJson.Default.RedriveExecutionRequest, StepFunctionsJson.Default.RedriveExecutionAnswer, null, cancellationToken);

    public Task SendTaskSuccessAsync(SendTaskSuccessRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("SendTaskSuccess", request, StepFunctionsJson.Default.SendTaskSuccessRequest, StepFunctionsJson.Default.SendTaskAnswer, null, cancellationToken);

    public Task SendTaskFailureAsync(SendTaskFailureRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("SendTaskFailure", request, StepFunctionsJson.Default.SendTaskFailureRequest, StepFunctionsJson.Default.SendTaskAnswer, null, cancellationToken);

    public Task SendTaskHeartbeatAsync(SendTaskHeartbeatRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("SendTaskHeartbeat", request, StepFunctionsJson.Default.SendTaskHeartbeatRequest, StepFunctionsJson.Default.SendTaskAnswer, null, cancellationToken);

    /// <summary>An operation that has no method of its own here, such as <c>ListStateMachines</c>.</summary>
    /// <param name="request">In the wire shape.</param>
    public Task<JsonNode> CallAsync(string operation, JsonObject request, CancellationToken cancellationToken = default) =>
        _client.CallAsync(Target + operation, request, cancellationToken);

    private Task<TAnswer> CallAsync<TRequest, TAnswer>(
        string operation, TRequest request, JsonTypeInfo<TRequest> requestType, JsonTypeInfo<TAnswer> answerType, Func<SignedBody, SignedBody>? change, CancellationToken cancellationToken) =>
        _client.CallAsync(Target + operation, request, requestType, answerType, change, cancellationToken);
}
