using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Workflows;

/// <summary><c>.waitForTaskToken</c> of any resource: the request is made, then the task waits for SendTaskSuccess or SendTaskFailure.</summary>
internal sealed class CallbackTasks(ITaskResources requests, TaskTokens tokens) : ITaskResources
{
    private const string Suffix = ".waitForTaskToken";

    // The integrations that the service offers it for
    private static readonly HashSet<string> Resources =
    [
        "arn:aws:states:::lambda:invoke", "arn:aws:states:::sns:publish", "arn:aws:states:::sqs:sendMessage", "arn:aws:states:::states:startExecution",
    ];

    public bool Supports(string resource) =>
        resource.EndsWith(Suffix, StringComparison.Ordinal) && Resources.Contains(resource[..^Suffix.Length]) && requests.Supports(resource[..^Suffix.Length]);

    public Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken) => tokens.WaitAsync(
        invocation.TaskToken ?? throw new InvalidOperationException("A task that waits for a token has one."),
        invocation.Progress,
        () => SubmitAsync(invocation, cancellationToken),
        cancellationToken);

    private async Task SubmitAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        if (invocation.IsResumed)
            return;
        await requests.InvokeAsync(invocation with { Resource = invocation.Resource[..^Suffix.Length], Progress = TaskProgress.None }, cancellationToken);
        invocation.Progress.Submitted();
    }
}
