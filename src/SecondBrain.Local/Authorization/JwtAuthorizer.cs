using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SecondBrain.Lambda.HttpApi;
using SecondBrain.Local.Template;

namespace SecondBrain.Local.Authorization;

/// <summary>The JWT authorizer of an HTTP API: signature, issuer, audience, times and scopes, as API Gateway checks them.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html: RSA signatures only, by the key that <c>kid</c> names; <c>aud</c>, or
/// <c>client_id</c> where there is no <c>aud</c>, must be one of the audiences, <c>exp</c> is required, <c>nbf</c> and <c>iat</c> must not be in the future, and any one scope of the route's is enough.
/// </remarks>
internal sealed class JwtAuthorizer
{
    private const string HeaderSource = "$request.header.";
    private const string QuerySource = "$request.querystring.";
    private const string Bearer = "Bearer ";

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly JwtAuthorizerResource _declared;
    private readonly TokenValidationParameters _rules;

    public JwtAuthorizer(JwtAuthorizerResource declared, SecurityKey key, TimeProvider clock)
    {
        _declared = declared;
        _rules = new TokenValidationParameters
        {
            ValidIssuer = declared.Issuer,
            IssuerSigningKey = key,
            RequireSignedTokens = true,
            TryAllIssuerSigningKeys = false,
            RequireExpirationTime = true,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512],
            AudienceValidator = (audiences, token, _) => Names(audiences, (JsonWebToken)token).Any(declared.Audience.Contains),
            LifetimeValidator = (notBefore, expires, token, _) => IsCurrent(clock.GetUtcNow().UtcDateTime, notBefore, expires, (JsonWebToken)token),
        };
    }

    /// <param name="scopes">Any one of these is enough; none asked when empty.</param>
    public async Task<JwtVerdict> CheckAsync(HttpApiRequest request, IReadOnlyList<string> scopes)
    {
        if (TokenOf(request) is not { Length: > 0 } text)
            return new JwtVerdict.Unauthenticated(null);

        var result = await _handler.ValidateTokenAsync(text, _rules);
        if (!result.IsValid)
            return new JwtVerdict.Unauthenticated(Reason(result.Exception));

        var token = (JsonWebToken)result.SecurityToken;
        var granted = ScopesOf(token);
        if (scopes.Count > 0 && !scopes.Any(granted.Contains))
            return new JwtVerdict.Forbidden(scopes);
        return new JwtVerdict.Allowed(new HttpApiJwt(ClaimsOf(token), scopes.Count > 0 ? scopes : null));
    }

    private string? TokenOf(HttpApiRequest request)
    {
        var source = _declared.IdentitySource;
        if (source.StartsWith(QuerySource, StringComparison.Ordinal))
            return request.Query(source[QuerySource.Length..]);

#pragma warning disable CA1308 // header names of the event are lower case
        var header = request.Header(source.StartsWith(HeaderSource, StringComparison.Ordinal) ? source[HeaderSource.Length..].ToLowerInvariant() : "authorization");
#pragma warning restore CA1308
        return header is not null && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : header?.Trim();
    }

    private static IEnumerable<string> Names(IEnumerable<string> audiences, JsonWebToken token) =>
        !audiences.Any() && token.TryGetPayloadValue<string>("client_id", out var client) ? [client] : audiences;

    private static bool IsCurrent(DateTime now, DateTime? notBefore, DateTime? expires, JsonWebToken token) =>
        expires > now && (notBefore is null || notBefore <= now) && (token.IssuedAt == DateTime.MinValue || token.IssuedAt <= now);

    private static string[] ScopesOf(JsonWebToken token) =>
        token.TryGetPayloadValue<string>("scope", out var scope) || token.TryGetPayloadValue("scp", out scope)
            ? scope!.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            : [];

    private static Dictionary<string, string> ClaimsOf(JsonWebToken token)
    {
        using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload));
        return payload.RootElement.EnumerateObject().ToDictionary(claim => claim.Name, claim => Text(claim.Value));
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => $"[{string.Join(' ', value.EnumerateArray().Select(Text))}]",
        _ => value.GetRawText(),
    };

    // The texts that API Gateway gives as error_description.
    private static string Reason(Exception? failure) => failure switch
    {
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenNoExpirationException => "the token has expired or is not valid yet",
        SecurityTokenInvalidAudienceException => "the token does not have a valid audience",
        SecurityTokenInvalidIssuerException => "invalid issuer",
        SecurityTokenInvalidAlgorithmException => "unsupported signature algorithm",
        SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException => "invalid signature",
        _ => "the token is not valid",
    };
}
