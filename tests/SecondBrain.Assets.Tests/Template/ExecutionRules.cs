using YamlDotNet.RepresentationModel;

namespace SecondBrain.Assets.Tests.Template;

/// <summary>GET /executions knows every workflow.</summary>
internal static class ExecutionRules
{
    public static IEnumerable<string> Unreadable(SamTemplate template)
    {
        var reader = template.Functions().Single(function => function.Function == "ReadExecutions");
        var variables = Texts(reader.Properties.Mapping("Environment").Mapping("Variables")).ToHashSet(StringComparer.Ordinal);
        var policies = Texts(reader.Properties.Find("Policies")!).ToHashSet(StringComparer.Ordinal);
        foreach (var workflow in template.Workflows())
        {
            if (!variables.Contains(workflow.Name)) yield return $"{workflow.Name} is in no variable of {reader.Name}";
            if (!policies.Contains(workflow.Name)) yield return $"{reader.Name} may not list the executions of {workflow.Name}";
            if (!policies.Any(text => text.EndsWith($":execution:${{{workflow.Name}.Name}}:*", StringComparison.Ordinal))) yield return $"{reader.Name} may not read the executions of {workflow.Name}";
        }
    }

    private static IEnumerable<string> Texts(YamlNode node) => node.AllNodes.OfType<YamlScalarNode>().Select(scalar => scalar.Value ?? "");
}
