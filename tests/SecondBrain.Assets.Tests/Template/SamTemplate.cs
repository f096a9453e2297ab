using YamlDotNet.RepresentationModel;

namespace SecondBrain.Assets.Tests.Template;

/// <summary>template.yaml, or a copy with a planted fault, as nodes.</summary>
internal sealed class SamTemplate(string text)
{
    private readonly YamlMappingNode _root = YamlDocuments.Parse(text);

    public static SamTemplate Shipped { get; } = new(Checkout.Read("template.yaml"));

    public string Text { get; } = text;

    public IReadOnlyList<string> Lines { get; } = text.Split('\n');

    public YamlMappingNode Globals => _root.Mapping("Globals");

    public HashSet<string> Parameters => _root.Mapping("Parameters").Entries().Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);

    public HashSet<string> ResourceNames => Resources().Select(resource => resource.Name).ToHashSet(StringComparer.Ordinal);

    public SamTemplate With(string found, string fault) => new(Text.Plant(found, fault));

    /// <summary>A copy with a fault in one resource, or in what comes after it.</summary>
    public SamTemplate With(string resource, string found, string fault)
    {
        var at = Text.IndexOf($"\n  {resource}:\n", StringComparison.Ordinal);
        return at >= 0 ? new(Text[..at] + Text[at..].Plant(found, fault)) : throw new InvalidOperationException($"There is no {resource} to plant a fault in.");
    }

    public IEnumerable<(string Name, string Type, YamlMappingNode Node)> Resources() =>
        from entry in _root.Mapping("Resources").Entries()
        let node = (YamlMappingNode)entry.Value
        select (entry.Key, node.Text("Type") ?? "", node);

    public IEnumerable<(string Name, YamlMappingNode Properties)> ResourcesOf(string type) =>
        from resource in Resources()
        where resource.Type == type
        select (resource.Name, resource.Node.Find("Properties") as YamlMappingNode ?? []);

    public IEnumerable<SamFunction> Functions() => ResourcesOf("AWS::Serverless::Function").Select(function => new SamFunction(function.Name, function.Properties));

    /// <summary>Functions that user pools call.</summary>
    public HashSet<string> Triggers() =>
        ResourcesOf("AWS::Cognito::UserPool").SelectMany(pool => pool.Properties.Mapping("LambdaConfig").Everything().OfType<YamlScalarNode>())
            .Select(node => (node.Value ?? "").Split('.')[0]).Where(name => Functions().Any(function => function.Name == name)).ToHashSet(StringComparer.Ordinal);

    public IEnumerable<SamWorkflow> Workflows() => ResourcesOf("AWS::Serverless::StateMachine").Select(machine => new SamWorkflow(machine.Name, machine.Properties));
}
