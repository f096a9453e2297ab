using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.DescribeResource;

/// <summary>GET /.well-known/oauth-protected-resource, and the same with /mcp: OAuth's protected resource metadata (RFC 9728), without a token.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var environment = services.GetRequiredService<FunctionEnvironment>();
        var issuer = environment.Required("JWT_ISSUER");
        var documentation = environment.Optional("DOCUMENTATION_URL");
        return ApiHandler.CreateOpen((request, _) => Task.FromResult(Answers.Json(
            200,
            new ResourceMetadata(
                ResourceAddress.Of(request),
                [issuer],
                Scope.All,
                ["header"],
                "Second Brain",
                documentation),
            ResourceJson.Default.ResourceMetadata,
            ("cache-control", "public, max-age=3600"),
            ("access-control-allow-origin", "*"))));
    }
}
