using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Workflows;

/// <summary><c>arn:aws:states:::aws-sdk:bedrockruntime:converse</c> on a host without a language model. The template's <c>EnrichmentModelId</c> is then <c>none</c>, and nothing calls it.</summary>
internal sealed class ConverseTasks : ITaskResources
{
    private const string Resource = "arn:aws:states:::aws-sdk:bedrockruntime:converse";

    public bool Supports(string resource) => resource == Resource;

    public Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken) =>
        throw new TaskFailedException("BedrockRuntime.ValidationException", "This host has no language model.");
}
