using Microsoft.IdentityModel.JsonWebTokens;
using SecondBrain.Local.Hosting;

namespace SecondBrain.Local.Authorization;

/// <summary>The token of the person whose machine this is, kept as <c>owner.token</c> (mode 600) so that commands and scripts need not ask for one.</summary>
internal static class OwnerToken
{
    public const string FileName = "owner.token";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);

    /// <summary>The kept token while it is good for a month more, else a new one for a year.</summary>
    /// <param name="scopes">Every scope that the template's routes ask for.</param>
    public static string Keep(DataFolder folder, LocalIssuer issuer, string brain, IReadOnlyCollection<string> scopes, TimeProvider clock)
    {
        var kept = folder.ReadText(FileName)?.Trim();
        if (kept is not null && IsGood(kept, issuer, brain, scopes, clock.GetUtcNow().UtcDateTime + RenewBefore))
            return kept;

        var token = issuer.Mint(new TokenRequest(brain, "owner", scopes, Lifetime));
        folder.WriteText(FileName, token + "\n");
        return token;
    }

    // Not a check of trust (the authorizer does that): only whether a new token would say anything else.
    private static bool IsGood(string kept, LocalIssuer issuer, string brain, IReadOnlyCollection<string> scopes, DateTime until)
    {
        var handler = new JsonWebTokenHandler();
        if (!handler.CanReadToken(kept))
            return false;
        var token = handler.ReadJsonWebToken(kept);
        return token.Kid == issuer.Key.KeyId
            && token.Issuer == issuer.Issuer
            && token.TryGetPayloadValue<string>("client_id", out var client) && client == issuer.Audience
            && token.ValidTo > until
            && token.TryGetPayloadValue<string>("brain", out var keptBrain) && keptBrain == brain
            && token.TryGetPayloadValue<string>("scope", out var keptScopes) && scopes.All(keptScopes.Split(' ').Contains);
    }
}
