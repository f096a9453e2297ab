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

    /// <summary>The only conditions of statements; a grant under one is taken for the whole of it.</summary>
    public static readonly IReadOnlyList<string> Conditions = ["bedrock:InferenceProfileArn"];

    public static string Shipped => File.ReadAllText(RepositoryPaths.Combine("template.yaml"));

    public static IReadOnlyList<Grant> Read(string template)
    {
        var (resources, resolver) = Open(template);
        return
        [
            .. from resource in resources
               where resource.Type is ResourceKind.Function or ResourceKind.StateMachine or ResourceKind.Role
               from policy in resource.Properties.List("Policies")
               from statement in Statements(resolver.Resolve(policy)!).Select(Plain)
               from action in Texts(statement["Action"])
               from target in Texts(statement["Resource"])
               select new Grant(resource.Id, action, target),
        ];
    }

    /// <summary>The properties of the pipes, with every function replaced by its value.</summary>
    public static IReadOnlyList<TemplateMap> Pipes(string template)
    {
        var (resources, resolver) = Open(template);
        return [.. resources.Where(resource => resource.Type is ResourceKind.Pipe).Select(resource => resolver.ResolveMap(resource.Properties))];
    }

    /// <summary>What calls a function by the template: its routes and schedules.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Events(string template) => Open(template).Resources
        .Where(resource => resource.Type is ResourceKind.Function)
        .ToDictionary(resource => resource.Id, resource => (IReadOnlyList<string>)[.. resource.Properties.Map("Events").Entries.Select(entry => Event(entry.Value.AsMap(entry.Key)))]);

    private static string Event(TemplateMap source)
    {
        var properties = source.Map("Properties");
        return source.Text("Type") switch
        {
            "HttpApi" => $"{properties.Text("Method") ?? "any other"} {properties.Text("Path") ?? "request"}",
            "Schedule" => "a schedule",
            var other => throw new InvalidOperationException($"Say in docs/iam.md's words what a source of type {other} is."),
        };
    }

    private static (IReadOnlyList<(string Id, string Type, TemplateMap Properties)> Resources, IntrinsicResolver Resolver) Open(string template)
    {
        var scope = new TemplateScope { ApiEndpoint = "http://localhost", Parameters = new Dictionary<string, string>(Models) { ["JwtIssuer"] = "http://localhost", ["JwtAudience"] = "audience" } };
        using var text = new StringReader(template);
        var root = YamlSource.Read(text, "template.yaml");
        var resolver = new IntrinsicResolver(scope, TemplateParameters.Read(root.Map("Parameters"), scope.Parameters), root.Map("Conditions"), root.Map("Mappings"));
        var resources = new List<(string Id, string Type, TemplateMap Properties)>();
        foreach (var entry in root.Map("Resources").Entries)
        {
            var node = entry.Value.AsMap(entry.Key);
            var type = node.RequiredText("Type", entry.Key);
            resolver.Declare(new TemplateResource(entry.Key, type, ResourceKind.Known[type], node.Map("Properties"), node.Text("Condition"), node.Mark));
            resources.Add((entry.Key, type, node.Map("Properties")));
        }

        return (resources, resolver);
    }

    private static TemplateMap Plain(TemplateMap statement)
    {
        statement.RequiredText("Effect", "A statement").ShouldBe("Allow");
        statement.Map("Condition").Entries.SelectMany(entry => entry.Value.AsMap("A condition").Entries).Select(entry => entry.Key).Except(Conditions).ShouldBeEmpty("this condition is not understood here");
        return statement;
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
