using YamlDotNet.RepresentationModel;

namespace SecondBrain.Assets.Tests.Template;

/// <summary>What every function, route and log group of the template keeps to.</summary>
internal static class FunctionRules
{
    // an HTTP API gives up after 30 seconds, whatever the function's own limit
    private const int GatewaySeconds = 30;

    private static readonly string[] Scopes = ["brain/read", "brain/propose", "brain/write", "brain/review", "brain/admin"];

    // /reviews/decide is signed in its address; /mcp verifies the token itself (ADR 23); the metadata say where to get one; /public has what is public (ADR 24)
    private static readonly string[] Open =
    [
        "GET /public/{brain}/notes", "GET /public/{brain}/notes/{id}", "GET /public/{brain}/notes/{id}/links", "GET /public/{brain}/search",
        "GET /health", "GET /reviews/decide", "POST /reviews/decide", "ANY /mcp", "GET /.well-known/oauth-protected-resource", "GET /.well-known/oauth-protected-resource/mcp",
    ];

    /// <summary>Functions that ask who belongs to a brain, and may not read it.</summary>
    public static IEnumerable<string> BlindToMembers(SamTemplate template) =>
        from function in template.Functions()
        where function.Routes().Any(route => route.Scopes.Count > 0 || route.Key == "ANY /mcp")
        where !PolicyRules.Allows(function.Properties, "dynamodb:Query", "BrainTable.Arn")
        select $"{function.Name} may not dynamodb:Query BrainTable.Arn, where the brain's members are";

    /// <param name="template">The template.</param>
    /// <param name="catalog">The names that the executable knows.</param>
    public static IEnumerable<string> Unresolved(SamTemplate template, IReadOnlyCollection<string> catalog)
    {
        foreach (var function in template.Functions())
        {
            if (function.Function is null) yield return $"{function.Name} has no FUNCTION";
            else if (!catalog.Contains(function.Function)) yield return $"{function.Name}: FUNCTION {function.Function} is not in the catalog";
            else if (function.Name != function.Function + "Function") yield return $"{function.Name} is not named for its FUNCTION {function.Function}";
        }

        foreach (var name in catalog)
        {
            var times = template.Functions().Count(function => function.Function == name);
            if (times != 1) yield return $"{name} is declared {times} times";
        }
    }

    public static IEnumerable<string> UnprotectedRoutes(SamTemplate template)
    {
        foreach (var (name, api) in template.ResourcesOf("AWS::Serverless::HttpApi"))
        {
            if (api.Mapping("Auth").Text("DefaultAuthorizer") is null) yield return $"{name} has no DefaultAuthorizer";
            foreach (var (authorizer, node) in api.Mapping("Auth").Mapping("Authorizers").Entries())
            {
                // neither cfn-lint nor the SAM transform looks at these names
                var keys = ((YamlMappingNode)node).Mapping("JwtConfiguration").Entries().Select(entry => entry.Key).Order(StringComparer.Ordinal);
                if (!keys.SequenceEqual(["audience", "issuer"])) yield return $"{authorizer} checks no issuer and audience";
            }
        }

        foreach (var route in template.Functions().SelectMany(function => function.Routes()))
        {
            if ((route.Authorizer == "NONE" && Open.Contains(route.Key)) || route is { Key: "$default", Authorizer: null }) continue;
            if (route.Authorizer is not null) yield return $"{route.Key} has the authorizer {route.Authorizer}";
            if (route.Scopes.Count == 0) yield return $"{route.Key} asks for no scope";
            foreach (var scope in route.Scopes.Except(Scopes, StringComparer.Ordinal)) yield return $"{route.Key} asks for the unknown scope {scope}";
        }
    }

    public static IEnumerable<string> Unlimited(SamTemplate template)
    {
        foreach (var (name, properties) in template.ResourcesOf("AWS::Logs::LogGroup"))
        {
            if (properties.Find("RetentionInDays") is null) yield return $"{name} keeps its logs for ever";
        }

        if (template.Globals.Mapping("Function").Find("LoggingConfig") is null) yield return "Functions make log groups of their own, which keep their logs for ever";
        foreach (var function in template.Functions())
        {
            if (function.Timeout is null) yield return $"{function.Name} has no Timeout";
            if (function.Timeout >= GatewaySeconds && function.Routes().Any()) yield return $"{function.Name} may take longer than the HTTP API waits";
        }
    }
}
