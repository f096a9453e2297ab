using System.Text;

namespace SecondBrain.Lambda.HttpApi;

/// <summary>An API Gateway HTTP API event, payload format 2.0.</summary>
/// <remarks>Header names are lower case; a repeated header or query parameter is joined by commas, as the gateway does.</remarks>
public sealed record HttpApiRequest
{
    public string Version { get; init; } = "2.0";

    /// <summary>The matched route, such as <c>GET /notes/{id}</c> or <c>$default</c>.</summary>
    public required string RouteKey { get; init; }

    public required string RawPath { get; init; }

    public string RawQueryString { get; init; } = "";

    public IReadOnlyList<string>? Cookies { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string>? QueryStringParameters { get; init; }

    public IReadOnlyDictionary<string, string>? PathParameters { get; init; }

    public required HttpApiRequestContext RequestContext { get; init; }

    public string? Body { get; init; }

    public bool IsBase64Encoded { get; init; }

    /// <summary>The body's bytes as they were sent; empty when there was none.</summary>
    public byte[] BodyBytes() => Body switch
    {
        null => [],
        _ when IsBase64Encoded => Convert.FromBase64String(Body),
        _ => Encoding.UTF8.GetBytes(Body),
    };

    public string? Header(string lowerCaseName) => Headers.GetValueOrDefault(lowerCaseName);

    public string? Query(string name) => QueryStringParameters?.GetValueOrDefault(name);

    public string? Path(string name) => PathParameters?.GetValueOrDefault(name);
}

public sealed record HttpApiRequestContext
{
    public string AccountId { get; init; } = "000000000000";

    public string ApiId { get; init; } = "local";

    public string DomainName { get; init; } = "localhost";

    public required HttpApiRequestDescription Http { get; init; }

    public required string RequestId { get; init; }

    public required string RouteKey { get; init; }

    public string Stage { get; init; } = "$default";

    /// <summary>dd/MMM/yyyy:HH:mm:ss +0000.</summary>
    public string? Time { get; init; }

    /// <summary>Milliseconds since the Unix epoch.</summary>
    public long TimeEpoch { get; init; }

    /// <summary>Null on a route without an authorizer.</summary>
    public HttpApiAuthorizer? Authorizer { get; init; }
}

public sealed record HttpApiRequestDescription(string Method, string Path, string Protocol, string SourceIp, string UserAgent);

public sealed record HttpApiAuthorizer(HttpApiJwt? Jwt);

/// <param name="Claims">Every claim as text; an array claim is written <c>[a b]</c>, as the gateway does.</param>
/// <param name="Scopes">The scopes that the route required, null when it required none.</param>
public sealed record HttpApiJwt(IReadOnlyDictionary<string, string> Claims, IReadOnlyList<string>? Scopes);
