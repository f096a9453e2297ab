using SecondBrain.StatesLanguage.Definition.States;

namespace SecondBrain.StatesLanguage.Definition.Reading;

/// <summary>Which service integrations can be waited for, and in which workflows.</summary>
internal static class IntegrationPatterns
{
    private static readonly HashSet<string> Jobs = new(StringComparer.Ordinal)
    {
        "athena", "batch", "bedrock", "codebuild", "databrew", "ecs", "eks", "elasticmapreduce", "emr-containers", "emr-serverless", "glue", "mediaconvert", "sagemaker", "states",
    };

    private static readonly HashSet<string> Callbacks = new(StringComparer.Ordinal)
    {
        "apigateway", "aws-sdk", "bedrock", "ecs", "events", "lambda", "sns", "sqs", "states",
    };

    /// <summary>What is wrong with the resource in a workflow of this type; null: nothing.</summary>
    public static string? Problem(ResourceKind resource, WorkflowType type)
    {
        var pattern = resource.Pattern;
        if (type == WorkflowType.Express && resource.IsActivity)
        {
            return $"The activity '{resource.Resource}' cannot be in an Express workflow.";
        }

        if (pattern is null)
        {
            return null;
        }

        if (type == WorkflowType.Express)
        {
            return $"The resource '{resource.Resource}' uses the pattern '{pattern}', which an Express workflow cannot have: it needs a Standard workflow.";
        }

        var isKnown = pattern switch
        {
            ".waitForTaskToken" => Callbacks.Contains(resource.Service),
            ".sync:2" => resource.Service == "states",
            _ => Jobs.Contains(resource.Service),
        };
        return isKnown ? null : $"The resource '{resource.Resource}' uses the pattern '{pattern}', which the service '{resource.Service}' does not have.";
    }
}
