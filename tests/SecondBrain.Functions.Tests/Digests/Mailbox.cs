using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Functions.Tests.Digests;

/// <summary>Stands in for SNS, and passes every other task on.</summary>
internal sealed class Mailbox : ITaskResources
{
    private ITaskResources _tasks = null!;

    public ConcurrentQueue<JsonNode> Mails { get; } = [];

    /// <summary>The brain whose mails are lost before SNS has them.</summary>
    public string? Losing { get; set; }

    public ITaskResources Around(ITaskResources tasks)
    {
        _tasks = tasks;
        return this;
    }

    public bool Supports(string resource) => IsPublish(resource) || _tasks.Supports(resource);

    public Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        if (!IsPublish(invocation.Resource))
            return _tasks.InvokeAsync(invocation, cancellationToken);
        if ((string?)invocation.Input!["MessageAttributes"]!["brain"]!["StringValue"] == Losing)
            throw new TaskFailedException("SNS.InvalidParameterException", "lost");
        Mails.Enqueue(invocation.Input.DeepClone());
        return Task.FromResult<JsonNode?>(new JsonObject { ["MessageId"] = "m" });
    }

    private static bool IsPublish(string resource) => resource == "arn:aws:states:::sns:publish";
}
