using SecondBrain.Assets.Tests.Template;

namespace SecondBrain.Assets.Tests.OpenApi;

/// <summary>The routes that template.yaml's functions declare by their <c>HttpApi</c> events.</summary>
internal static class TemplateRoutes
{
    /// <summary>Each as <c>GET /notes/{id}</c>; a route for every method as <c>ANY /mcp</c>. The catch-all <c>$default</c> is not among them.</summary>
    public static IReadOnlyList<string> Load() =>
        [.. SamTemplate.Shipped.Functions().SelectMany(function => function.Routes()).Select(route => route.Key).Where(key => key != "$default")];
}
