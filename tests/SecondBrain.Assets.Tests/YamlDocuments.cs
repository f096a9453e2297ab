using YamlDotNet.RepresentationModel;

namespace SecondBrain.Assets.Tests;

/// <summary>Reading YAML as nodes: scalars stay text, tags such as <c>!Sub</c> are kept aside.</summary>
internal static class YamlDocuments
{
    public static YamlMappingNode Load(string path) => Parse(File.ReadAllText(path));

    public static YamlMappingNode Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents.ShouldHaveSingleItem().RootNode;
    }

    public static YamlNode? Find(this YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    public static YamlMappingNode Mapping(this YamlMappingNode node, string key) =>
        node.Find(key) as YamlMappingNode ?? throw new KeyNotFoundException($"no mapping '{key}' at {node.Start}");

    public static string? Text(this YamlMappingNode node, string key) => (node.Find(key) as YamlScalarNode)?.Value;

    public static IEnumerable<KeyValuePair<string, YamlNode>> Entries(this YamlMappingNode node) =>
        node.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, child.Value));

    public static IEnumerable<YamlNode> Items(this YamlMappingNode node, string key) =>
        (node.Find(key) as YamlSequenceNode)?.Children ?? [];

    public static IEnumerable<string> Texts(this YamlMappingNode node, string key) =>
        node.Items(key).Select(item => ((YamlScalarNode)item).Value!);

    public static IEnumerable<YamlNode> Everything(this YamlNode node) => node switch
    {
        YamlMappingNode mapping => mapping.Children.SelectMany(child => child.Value.Everything()).Prepend(mapping),
        YamlSequenceNode sequence => sequence.Children.SelectMany(Everything).Prepend(sequence),
        _ => [node],
    };
}
