using YamlDotNet.RepresentationModel;

namespace SecondBrain.Assets.Tests.Template;

/// <summary>A state machine of the template.</summary>
internal sealed record SamWorkflow(string Name, YamlMappingNode Properties)
{
    public string? DefinitionUri => Properties.Text("DefinitionUri");

    /// <summary>Names of the placeholders that the template fills.</summary>
    public IReadOnlyList<string> Substitutions => [.. (Properties.Find("DefinitionSubstitutions") as YamlMappingNode)?.Entries().Select(entry => entry.Key) ?? []];
}
