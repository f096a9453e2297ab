using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;

namespace SecondBrain.Functions.Http;

/// <summary>Makes the principal from the claims of a verified token and the brain's members, and from nothing else.</summary>
/// <remarks>Audience and use are checked again here: a function must not depend on how a gateway is configured.</remarks>
internal sealed class PrincipalReader(RoleLookup roles, IReadOnlyCollection<string> audiences)
{
    private const string AccessToken = "access";

    public async Task<Caller> ReadAsync(IReadOnlyDictionary<string, string> claims, CancellationToken cancellationToken)
    {
        if (claims.GetValueOrDefault("token_use") is { } use && use != AccessToken)
        {
            return new Caller.Unknown($"This is a token for '{use}'. Send the access token.");
        }

        if (!IsForUs(claims))
        {
            return new Caller.Unknown("The token was not made for this API (claim 'aud', or 'client_id' where there is none).");
        }

        if (!BrainId.TryParse(claims.GetValueOrDefault("brain"), out var brain) || claims.GetValueOrDefault("sub") is not { Length: > 0 } subject)
        {
            return new Caller.Unknown("The token does not say for which brain and person it was made (claims 'brain' and 'sub').");
        }

        return await roles.FindAsync(brain, subject, cancellationToken) is { } role ? Known(claims, brain, subject, role) : new Caller.Stranger(brain);
    }

    private static Caller.Known Known(IReadOnlyDictionary<string, string> claims, BrainId brain, string subject, BrainRole role)
    {
        var agent = claims.GetValueOrDefault("agent") is { Length: > 0 } name ? name : null;
        var granted = (claims.GetValueOrDefault("scope") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var tokenId = claims.GetValueOrDefault("origin_jti") ?? claims.GetValueOrDefault("jti");
        return new Caller.Known(new Principal(
            brain,
            agent is null ? subject : $"{agent} for {subject}",
            agent is null ? ActorKind.Human : ActorKind.Agent,
            claims.GetValueOrDefault("session") ?? (agent is null ? null : tokenId),
            Effective(granted, role))
        {
            Role = role,
            Subject = subject,
            TokenId = tokenId,
        })
        {
            TokenScopes = granted,
        };
    }

    /// <summary>What the token and the role both allow. Who may write may propose.</summary>
    private static HashSet<string> Effective(HashSet<string> granted, BrainRole role)
    {
        var allowed = role.Scopes();
        var scopes = granted.Where(allowed.Contains).ToHashSet(StringComparer.Ordinal);
        if (scopes.Contains(Scope.Write))
        {
            scopes.Add(Scope.Propose);
        }

        return scopes;
    }

    /// <summary>As the gateway does it: <c>client_id</c> counts only where there is no <c>aud</c>. Several audiences are written <c>[a b]</c>.</summary>
    private bool IsForUs(IReadOnlyDictionary<string, string> claims) => claims.GetValueOrDefault("aud") is { } audience
        ? audience.Trim('[', ']').Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(audiences.Contains)
        : claims.GetValueOrDefault("client_id") is { } client && audiences.Contains(client);
}
