using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Tests.Child;

/// <summary>Tasks that note that they were begun, take a moment, and answer with what they are.</summary>
internal sealed class WorkTasks(WorkFolder folder) : ITaskResources
{
    private const string Question = "arn:aws:states:::sqs:sendMessage";

    public bool Supports(string resource) => resource == Question || resource.StartsWith("work:", StringComparison.Ordinal);

    public async Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        folder.Began(invocation.AttemptId);
        if (invocation.Resource == Question)
        {
            folder.Ask((string)invocation.Input!["name"]!, (string)invocation.Input["token"]!);
            return null;
        }

        await Task.Delay(Random.Shared.Next(15), cancellationToken);
        if (invocation.Resource == "work:flaky" && invocation.Attempt < 2)
            throw new TaskFailedException("Flaky", "not yet");
        return invocation.Resource == "work:item" ? $"item {invocation.Input}" : invocation.Resource;
    }
}
