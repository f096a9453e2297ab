using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace SecondBrain.Assets.Tests.Template;

/// <summary>Least privilege: each statement names its actions and a resource of this template.</summary>
internal static partial class PolicyRules
{
    /// <summary>Actions that IAM cannot limit to a resource. The statement says so in a comment behind its <c>Resource: '*'</c>.</summary>
    private static readonly HashSet<string> WithoutResource = new(StringComparer.Ordinal)
    {
        // delivery of a state machine's logs
        "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies",
        "logs:GetLogDelivery", "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:UpdateLogDelivery",
    };

    public static IEnumerable<string> Find(SamTemplate template) =>
        from resource in template.Resources()
        from problem in Managed(resource.Node).Concat(Statements(resource.Node).SelectMany(statement => Check(template, statement)))
        select $"{resource.Name}: {problem}";

    public static int Count(SamTemplate template) => template.Resources().Sum(resource => Statements(resource.Node).Count());

    /// <summary>Whether a resource's own statements allow an action on the resource that <c>!GetAtt</c> names.</summary>
    public static bool Allows(YamlMappingNode properties, string action, string attribute) =>
        Statements(properties).Any(statement =>
            statement.Text("Effect") == "Allow" && Texts(statement.Find("Action")).Contains(action) && Nodes(statement.Find("Resource")).Any(node => node is YamlScalarNode { Value: var value } && value == attribute));

    private static IEnumerable<string> Managed(YamlMappingNode resource) =>
        from policy in (resource.Find("Properties") as YamlMappingNode)?.Items("Policies") ?? []
        where policy is not YamlMappingNode document || (document.Find("Statement") is null && document.Find("PolicyDocument") is null)
        select $"{policy} is a policy that this template does not write itself";

    // a trust policy has no Resource: it is attached to one
    private static IEnumerable<YamlMappingNode> Statements(YamlMappingNode resource) =>
        resource.Everything().OfType<YamlMappingNode>().Where(node => node.Find("Effect") is not null && node.Find("Principal") is null);

    private static IEnumerable<string> Check(SamTemplate template, YamlMappingNode statement)
    {
        if (statement.Find("NotAction") is not null || statement.Find("NotResource") is not null) yield return "a statement allows all but what it names";
        var actions = Texts(statement.Find("Action")).ToList();
        if (actions.Count == 0) yield return "a statement names no action";
        foreach (var action in actions.Where(action => action.Contains('*', StringComparison.Ordinal))) yield return $"the action {action} is a wildcard";

        var resources = Nodes(statement.Find("Resource")).ToList();
        if (resources.Count == 0) yield return $"{string.Join(", ", actions)}: no resource";
        foreach (var resource in resources)
        {
            if (resource is YamlScalarNode { Value: "*" })
            {
                foreach (var action in actions.Where(action => !WithoutResource.Contains(action))) yield return $"{action} is allowed on every resource";
                if (!template.Lines[(int)resource.Start.Line - 1].Contains(" # ", StringComparison.Ordinal)) yield return $"line {resource.Start.Line} does not say why it is every resource";
            }
            else if (!IsThroughProfile(template, statement) && Unknown(template, resource) is { } problem)
            {
                yield return problem;
            }
        }
    }

    // whatever model it is, it is asked through one inference profile, which a parameter names
    private static bool IsThroughProfile(SamTemplate template, YamlMappingNode statement) =>
        (statement.Find("Condition") as YamlMappingNode)?.Find("StringEquals") is YamlMappingNode equal && equal.Find("bedrock:InferenceProfileArn") is { } profile && Unknown(template, profile) is null;

    // A resource of this template, or an ARN that a parameter completes (a Bedrock model is no resource of a template)
    private static string? Unknown(SamTemplate template, YamlNode resource)
    {
        var text = (resource as YamlScalarNode)?.Value ?? resource.ToString();
        var names = resource.Tag.IsEmpty ? [] : resource.Tag.Value switch
        {
            "!Ref" => [text],
            "!GetAtt" => [text.Split('.')[0]],
            "!Sub" => [.. Placeholder().Matches(text).Select(match => match.Groups["name"].Value.Split('.')[0]).Where(name => !name.StartsWith("AWS::", StringComparison.Ordinal))],
            _ => Array.Empty<string>(),
        };
        var known = template.ResourceNames;
        var parameters = template.Parameters;
        return names switch
        {
            [] when NamedMachine().Match(text) is { Success: true } machine && template.Lines.Any(line => line.Contains($"Name: !Sub {machine.Groups["name"].Value} ", StringComparison.Ordinal)) => null,
            [] => $"'{text}' names no resource of the template",
            _ when names.Any(name => !known.Contains(name) && !parameters.Contains(name)) => $"'{text}' names a resource that is not in the template",
            _ when !names.Any(known.Contains) && (!text.StartsWith("arn:", StringComparison.Ordinal) || text.Contains('*', StringComparison.Ordinal)) => $"'{text}' is not one resource",
            _ => null,
        };
    }

    // what a state machine's own role says of it and its executions: a reference to the machine would be a circle
    [GeneratedRegex(@"^arn:.*:(stateMachine:(?<name>\$\{AWS::StackName\}-[a-z-]+)|execution:(?<name>\$\{AWS::StackName\}-[a-z-]+):\*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NamedMachine();

    private static IEnumerable<YamlNode> Nodes(YamlNode? node) => node switch
    {
        null => [],
        YamlSequenceNode sequence => sequence.Children,
        _ => [node],
    };

    private static IEnumerable<string> Texts(YamlNode? node) => Nodes(node).OfType<YamlScalarNode>().Select(scalar => scalar.Value ?? "");

    [GeneratedRegex(@"\$\{(?<name>[^}]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
