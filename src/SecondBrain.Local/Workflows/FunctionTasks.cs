using System.Text;
using System.Text.Json.Nodes;
using SecondBrain.Local.Invoke;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Workflows;

/// <summary>Lambda functions as tasks: a function's ARN as the resource, and <c>arn:aws:states:::lambda:invoke</c>.</summary>
/// <remarks>A function error becomes its <c>errorType</c>, its cause the JSON that Lambda answers, as Step Functions passes it on.</remarks>
internal sealed class FunctionTasks(LocalFunctions functions) : ITaskResources
{
    private const string Invoke = "arn:aws:states:::lambda:invoke";

    public bool Supports(string resource) => resource == Invoke || (IsFunctionArn(resource) && functions.Find(resource) is not null);

    public async Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        if (invocation.Resource != Invoke)
            return await CallAsync(invocation.Resource, invocation.Input, cancellationToken);

        var name = invocation.Input?["FunctionName"]?.GetValue<string>()
            ?? throw new TaskFailedException("States.Runtime", "lambda:invoke needs FunctionName.");
        return new JsonObject
        {
            ["ExecutedVersion"] = "$LATEST",
            ["Payload"] = await CallAsync(name, invocation.Input["Payload"] ?? new JsonObject(), cancellationToken),
            ["StatusCode"] = 200,
        };
    }

    private async Task<JsonNode?> CallAsync(string name, JsonNode? payload, CancellationToken cancellationToken)
    {
        var function = functions.Find(name)
            ?? throw new TaskFailedException("Lambda.ResourceNotFoundException", $"Function not found: {name}");
        var outcome = await functions.InvokeAsync(function, Encoding.UTF8.GetBytes(payload?.ToJsonString() ?? "null"), cancellationToken);
        return outcome switch
        {
            FunctionOutcome.Returned { Payload.Length: 0 } => null,
            FunctionOutcome.Returned returned => JsonNode.Parse(returned.Payload.Span),
            FunctionOutcome.Failed failed => throw Failure(failed),
            FunctionOutcome.TimedOut late => throw Failure(late.AsFailure()),
            _ => throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}."),
        };
    }

    private static TaskFailedException Failure(FunctionOutcome.Failed failed) => new(failed.ErrorType, failed.ToJson().ToJsonString());

    private static bool IsFunctionArn(string resource) => resource.StartsWith("arn:", StringComparison.Ordinal) && resource.Contains(":lambda:", StringComparison.Ordinal) && resource.Contains(":function:", StringComparison.Ordinal);
}
