using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;
using SecondBrain.Lambda.HttpApi;
using SecondBrain.Mcp.Http;

namespace SecondBrain.Functions.Mcp;

/// <summary>ANY /mcp: the Model Context Protocol over streamable HTTP. It verifies tokens itself: the gateway's refusal could not say where to get one.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var endpoint = services.GetRequiredService<McpEndpoint>();
        return ApiHandler.CreateVerifying(services, [Scope.Read], async (request, principal, cancellationToken) =>
        {
            var http = request.RequestContext.Http;
            var answer = await endpoint.AnswerAsync(
                new McpHttpRequest(http.Method, request.Headers, request.BodyBytes(), OwnHost(request)), principal, cancellationToken);
            return new HttpApiResponse { StatusCode = answer.Status, Headers = answer.Headers, Body = answer.Body };
        });
    }

    /// <summary>Null on a laptop, where the caller is the same machine: there the name of the host proves nothing.</summary>
    private static string? OwnHost(HttpApiRequest request) =>
        System.Net.IPAddress.TryParse(request.RequestContext.Http.SourceIp, out var source) && System.Net.IPAddress.IsLoopback(source)
            ? null
            : request.RequestContext.DomainName;
}
