using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.Http;

/// <summary>Makes the principal from the claims that the gateway's authorizer has verified, and from nothing else.</summary>
internal static class PrincipalReader
{
    /// <summary>Null when the token does not say who asks for which brain.</summary>
    public static Principal? Read(HttpApiRequest request)
    {
        if (request.RequestContext.Authorizer?.Jwt?.Claims is not { } claims
            || !BrainId.TryParse(claims.GetValueOrDefault("brain"), out var brain)
            || claims.GetValueOrDefault("sub") is not { Length: > 0 } subject)
        {
            return null;
        }

        var agent = claims.GetValueOrDefault("agent");
        return new Principal(
            brain,
            agent is null ? subject : $"{agent} for {subject}",
            agent is null ? ActorKind.Human : ActorKind.Agent,
            claims.GetValueOrDefault("session"),
            (claims.GetValueOrDefault("scope") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal));
    }
}
