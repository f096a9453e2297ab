using SecondBrain.Testing;
using YamlDotNet.RepresentationModel;

namespace SecondBrain.Assets.Tests.OpenApi;

/// <summary>docs/openapi.yaml as nodes, with its references followed.</summary>
internal sealed class OpenApiDocument(YamlMappingNode root)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    public YamlMappingNode Root { get; } = root;

    public static OpenApiDocument Load() => new(YamlDocuments.Load(RepositoryPaths.Combine("docs", "openapi.yaml")));

    /// <summary>Every operation as <c>GET /notes/{id}</c> with its node.</summary>
    public IEnumerable<(string Route, YamlMappingNode Operation)> Operations() =>
        from path in Root.Mapping("paths").Entries()
        from operation in ((YamlMappingNode)path.Value).Entries()
        where Methods.Contains(operation.Key, StringComparer.Ordinal)
        select ($"{operation.Key.ToUpperInvariant()} {path.Key}", (YamlMappingNode)operation.Value);

    /// <summary>The node itself, or what its <c>$ref</c> points to.</summary>
    /// <exception cref="KeyNotFoundException">The reference points to nothing.</exception>
    public YamlNode Resolve(YamlNode node)
    {
        while (node is YamlMappingNode mapping && mapping.Find("$ref") is YamlScalarNode { Value: { } reference })
        {
            if (!reference.StartsWith("#/", StringComparison.Ordinal)) throw new KeyNotFoundException($"{reference} is not in this document.");
            node = reference[2..].Split('/').Aggregate(
                (YamlNode)Root,
                (at, step) => (at as YamlMappingNode)?.Find(step) ?? throw new KeyNotFoundException($"{reference} points to nothing."));
        }

        return node;
    }

    public YamlMappingNode ResolveMapping(YamlNode node) => (YamlMappingNode)Resolve(node);
}
