using SecondBrain.Local.Template;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>What the policies of a template allow, with physical names as the local host gives them.</summary>
internal static class GrantedPolicies
{
    /// <summary>Models by the parameter that names them, so that hosts with different models can be compared.</summary>
    public static readonly IReadOnlyDictionary<string, string> Models = new Dictionary<string, string>
    {
        ["EmbeddingModelId"] = "embedding-model",
        ["OtherEmbeddingModelId"] = "other-embedding-model",
        ["EnrichmentModelId"] = "enrichment-model",
    };

    public static string Shipped => File.ReadAllText(RepositoryPaths.Combine("template.yaml"));

    public static IReadOnlyList<Grant> Read(string template)
    {
        var scope = new TemplateScope { ApiEndpoint = "http://localhost", Parameters = new Dictionary<string, string>(Models) { ["JwtIssuer"] = "http://localhost", ["JwtAudience"] = "audience" } };
        using var text = new StringReader(template);
        var root = YamlSource.Read(text, "template.yaml");
        var resolver = new IntrinsicResolver(scope, TemplateParameters.Read(root.Map("Parameters"), scope.Parameters), root.Map("Conditions"), root.Map("Mappings"));
        var resources = root.Map("Resources").Entries.Select(entry => (Id: entry.Key, Node: entry.Value.AsMap(entry.Key))).ToArray();
        foreach (var (id, node) in resources)
        {
            var type = node.RequiredText("Type", id);
            resolver.Declare(new TemplateResource(id, type, ResourceKind.Known[type], node.Map("Properties"), node.Text("Condition"), node.Mark));
        }

        return
        [
            .. from resource in resources
               where resource.Node.RequiredText("Type", resource.Id) is ResourceKind.Function or ResourceKind.StateMachine or ResourceKind.Role
               from policy in resource.Node.Map("Properties").List("Policies")
               from statement in Statements(resolver.Resolve(policy)!)
               from action in Texts(statement["Action"])
               from target in Texts(statement["Resource"])
               select new Grant(resource.Id, action, target),
        ];
    }

    private static IEnumerable<TemplateMap> Statements(TemplateNode policy)
    {
        var map = policy.AsMap("A policy"); // a managed policy by its name would allow what nobody listed
        var document = map["PolicyDocument"] is TemplateMap inner ? inner : map;
        return document.List("Statement").Select(statement => statement.AsMap("A statement"));
    }

    private static IEnumerable<string> Texts(TemplateNode? node) => node switch
    {
        TemplateList list => list.Items.SelectMany(Texts),
        TemplateText text => [text.Value],
        _ => throw new InvalidOperationException("A statement needs Action and Resource."),
    };
}
