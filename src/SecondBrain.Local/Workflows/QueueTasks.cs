using System.Text.Json.Nodes;
using SecondBrain.Local.Pipes;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Workflows;

/// <summary><c>sqs:sendMessage</c> to a queue of the template: a line in its file.</summary>
internal sealed class QueueTasks(IReadOnlyList<LocalQueue> queues) : ITaskResources
{
    private const string Optimised = "arn:aws:states:::sqs:sendMessage";
    private const string Sdk = "arn:aws:states:::aws-sdk:sqs:sendMessage";

    public bool Supports(string resource) => resource is Optimised or Sdk;

    public Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        var service = invocation.Resource == Sdk ? "Sqs" : "SQS";
        if (invocation.Input is not JsonObject request || (string?)request["QueueUrl"] is not { } url || request["MessageBody"] is not { } body)
            throw new TaskFailedException($"{service}.InvalidParameterValueException", "sendMessage needs QueueUrl and MessageBody.");
        var name = url[(url.LastIndexOf('/') + 1)..];
        var queue = queues.FirstOrDefault(queue => queue.Name == name) ?? throw new TaskFailedException($"{service}.QueueDoesNotExistException", "The specified queue does not exist.");
        return Task.FromResult<JsonNode?>(new JsonObject { ["MessageId"] = queue.Send(body.DeepClone()) });
    }
}
