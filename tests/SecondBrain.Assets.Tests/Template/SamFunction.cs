using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace SecondBrain.Assets.Tests.Template;

/// <summary>A function of the template.</summary>
internal sealed record SamFunction(string Name, YamlMappingNode Properties)
{
    /// <summary>The value of <c>FUNCTION</c>, by which the executable chooses its handler.</summary>
    public string? Function => ((Properties.Find("Environment") as YamlMappingNode)?.Find("Variables") as YamlMappingNode)?.Text("FUNCTION");

    public int? Timeout => int.TryParse(Properties.Text("Timeout"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    public IEnumerable<(string Name, string Type, YamlMappingNode Properties)> Events() =>
        from entry in (Properties.Find("Events") as YamlMappingNode)?.Entries() ?? []
        let node = (YamlMappingNode)entry.Value
        select (entry.Key, node.Text("Type") ?? "", node.Find("Properties") as YamlMappingNode ?? []);

    public IEnumerable<SamRoute> Routes() =>
        from each in Events()
        where each.Type == "HttpApi"
        let auth = each.Properties.Find("Auth") as YamlMappingNode
        select new SamRoute(
            each.Properties.Find("Path") is null ? "$default" : $"{each.Properties.Text("Method")?.ToUpperInvariant()} {each.Properties.Text("Path")}",
            auth?.Text("Authorizer"),
            [.. auth?.Texts("AuthorizationScopes") ?? []]);
}

/// <param name="Key">The route as API Gateway writes it: <c>GET /notes/{id}</c>, or <c>$default</c>.</param>
/// <param name="Authorizer">Null for the default one.</param>
internal sealed record SamRoute(string Key, string? Authorizer, IReadOnlyList<string> Scopes);
