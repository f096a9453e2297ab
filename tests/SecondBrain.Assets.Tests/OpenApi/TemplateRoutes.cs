using SecondBrain.Testing;
using YamlDotNet.RepresentationModel;

namespace SecondBrain.Assets.Tests.OpenApi;

/// <summary>The routes that template.yaml's functions declare by their <c>HttpApi</c> events.</summary>
internal static class TemplateRoutes
{
    /// <summary>Each as <c>GET /notes/{id}</c>; a route for every method as <c>ANY /mcp</c>. The catch-all <c>$default</c> is not among them.</summary>
    public static IReadOnlyList<string> Load()
    {
        var template = YamlDocuments.Load(RepositoryPaths.Combine("template.yaml"));
        return
        [
            .. from resource in template.Mapping("Resources").Entries()
               let function = (YamlMappingNode)resource.Value
               where function.Text("Type") == "AWS::Serverless::Function" && function.Mapping("Properties").Find("Events") is not null
               from @event in function.Mapping("Properties").Mapping("Events").Entries()
               where ((YamlMappingNode)@event.Value).Text("Type") == "HttpApi"
               let properties = ((YamlMappingNode)@event.Value).Mapping("Properties")
               where properties.Find("Path") is not null
               select $"{properties.Text("Method")!.ToUpperInvariant()} {properties.Text("Path")}",
        ];
    }
}
