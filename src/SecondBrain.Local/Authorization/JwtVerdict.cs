using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Local.Authorization;

/// <summary>What the authorizer says of a request.</summary>
internal abstract record JwtVerdict
{
    private JwtVerdict()
    {
    }

    public sealed record Allowed(HttpApiJwt Jwt) : JwtVerdict;

    /// <summary>401.</summary>
    /// <param name="Reason">Null when the request carries no token at all.</param>
    public sealed record Unauthenticated(string? Reason) : JwtVerdict;

    /// <summary>403: a good token without any of the scopes that the route accepts.</summary>
    public sealed record Forbidden(IReadOnlyList<string> Scopes) : JwtVerdict;
}
