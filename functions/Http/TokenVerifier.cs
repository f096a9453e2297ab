using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.Http;

/// <summary>Verifies a bearer token as the gateway's JWT authorizer does: RSA signature by a key of the issuer, issuer, times. Safe for concurrent use.</summary>
/// <remarks>The key is chosen by <c>kid</c> among those that the issuer publishes; other headers that name or bring a key (jku, jwk, x5u, x5c) are not read. The audience is <see cref="PrincipalReader"/>'s.</remarks>
internal sealed class TokenVerifier(IssuerKeys keys, TimeProvider clock)
{
    private const string Bearer = "Bearer ";

    private const int MaxLength = 16 * 1024;

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxLength };

    public async Task<TokenVerdict> VerifyAsync(HttpApiRequest request, CancellationToken cancellationToken)
    {
        if (request.Header("authorization") is not { Length: > 0 } header)
        {
            return new TokenVerdict.Refused(Reason: null);
        }

        var text = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : "";
        if (text.Length > MaxLength || !_handler.CanReadToken(text))
        {
            return new TokenVerdict.Refused("The header Authorization does not hold one bearer token.");
        }

        try
        {
            var kid = new JsonWebToken(text).Kid;
            return await keys.FindAsync(kid, cancellationToken) switch
            {
                IssuerKey.Found found => await VerifyAsync(text, found.Key),
                IssuerKey.Unavailable => new TokenVerdict.Unverifiable(),
                _ => new TokenVerdict.Refused("The token is not signed with a key of the issuer."),
            };
        }
        catch (ArgumentException) // three parts that are not base 64 of JSON
        {
            return new TokenVerdict.Refused("The token is not valid.");
        }
    }

    private async Task<TokenVerdict> VerifyAsync(string text, SecurityKey key)
    {
        var result = await _handler.ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidIssuer = keys.Issuer,
            IssuerSigningKey = key,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            TryAllIssuerSigningKeys = false,
            ValidateAudience = false,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512],
            LifetimeValidator = (notBefore, expires, token, _) => IsCurrent(clock.GetUtcNow().UtcDateTime, notBefore, expires, (JsonWebToken)token),
        });
        return result.IsValid
            ? new TokenVerdict.Verified(Claims((JsonWebToken)result.SecurityToken))
            : new TokenVerdict.Refused(result.Exception switch
            {
                SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenNoExpirationException =>
                    "The token has expired, or is not valid yet.",
                SecurityTokenInvalidIssuerException => "The token is not of the issuer that this API trusts.",
                SecurityTokenInvalidAlgorithmException => "The token is not signed with RSA.",
                _ => "The token is not valid.",
            });
    }

    private static bool IsCurrent(DateTime now, DateTime? notBefore, DateTime? expires, JsonWebToken token) =>
        expires > now && (notBefore is null || notBefore <= now) && (token.IssuedAt == DateTime.MinValue || token.IssuedAt <= now);

    private static Dictionary<string, string> Claims(JsonWebToken token)
    {
        using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload));
        var claims = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var claim in payload.RootElement.EnumerateObject())
        {
            claims[claim.Name] = Text(claim.Value);
        }

        return claims;
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => $"[{string.Join(' ', value.EnumerateArray().Select(Text))}]",
        _ => value.GetRawText(),
    };
}
