using System.Text;
using Microsoft.AspNetCore.Http;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Mcp.Tests.Host.Serving;

internal static class HttpApiEvents
{
    private const string RouteKey = "ANY /mcp";

    public static HttpApiRequest Of(HttpContext context, byte[] body, IReadOnlyDictionary<string, string> claims) => new()
    {
        RouteKey = RouteKey,
        RawPath = context.Request.Path,
        Headers = context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(',', header.Value.ToArray()), StringComparer.Ordinal),
        Body = Encoding.UTF8.GetString(body),
        RequestContext = new HttpApiRequestContext
        {
            RequestId = context.TraceIdentifier,
            RouteKey = RouteKey,
            DomainName = context.Request.Host.Host,
            Http = new HttpApiRequestDescription(
                context.Request.Method, context.Request.Path, context.Request.Protocol, context.Connection.RemoteIpAddress!.ToString(), context.Request.Headers.UserAgent.ToString()),
            Authorizer = new HttpApiAuthorizer(new HttpApiJwt(claims, null)),
        },
    };
}
