using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Local.Hosting;

namespace SecondBrain.Local.Authorization;

/// <summary>The identity provider of a local host: signs tokens with a key that never leaves the data folder.</summary>
/// <remarks>RS256, because the JWT authorizer of an HTTP API accepts RSA signatures only. Safe for concurrent use.</remarks>
internal sealed class LocalIssuer : IDisposable
{
    public const string KeyFile = "issuer-key.pem";

    public const string DiscoveryPath = "/.well-known/openid-configuration";

    public const string KeysPath = "/.well-known/jwks.json";

    private readonly RSA _rsa;
    private readonly TimeProvider _clock;
    private readonly IdSource _ids;

    private LocalIssuer(RSA rsa, string issuer, string audience, TimeProvider clock)
    {
        (_rsa, Issuer, Audience, _clock, _ids) = (rsa, issuer, audience, clock, new IdSource(clock));
        // The default factory caches by key id over the whole process, also after the key was disposed.
        var key = new RsaSecurityKey(rsa) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };
        key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
        Key = key;
    }

    /// <summary>The claim <c>iss</c>, an URL without a slash at its end.</summary>
    public string Issuer { get; }

    public string Audience { get; }

    public RsaSecurityKey Key { get; }

    /// <summary>Opens the key of this data folder, or makes one.</summary>
    /// <exception cref="LocalHostException">The key file holds no key.</exception>
    public static LocalIssuer Open(DataFolder folder, string issuer, string audience, TimeProvider clock)
    {
        var rsa = RSA.Create(2048);
        if (folder.ReadText(KeyFile) is { } pem)
        {
            try
            {
                rsa.ImportFromPem(pem);
            }
            catch (Exception e) when (e is ArgumentException or CryptographicException)
            {
                throw new LocalHostException($"{folder.Combine(KeyFile)} holds no RSA key. Delete it to get a new one; tokens signed with it end.", e);
            }
        }
        else
        {
            folder.WriteText(KeyFile, rsa.ExportPkcs8PrivateKeyPem());
        }

        return new LocalIssuer(rsa, issuer, audience, clock);
    }

    /// <summary>A signed access token with the claims that a Cognito user pool's has (iss, sub, client_id and no aud, token_use, scope, exp, iat, jti, origin_jti), and brain; agent and session where they are given.</summary>
    public string Mint(TokenRequest request)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>
        {
            [JwtRegisteredClaimNames.Sub] = request.Subject,
            [JwtRegisteredClaimNames.Jti] = _ids.Next(),
            ["origin_jti"] = _ids.Next(),
            ["client_id"] = Audience,
            ["token_use"] = "access",
            ["scope"] = string.Join(' ', request.Scopes),
            ["brain"] = request.Brain,
        };
        if (request.Agent is not null)
            claims["agent"] = request.Agent;
        if (request.Session is not null)
            claims["session"] = request.Session;

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + request.Lifetime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <summary>The public key as a JSON Web Key Set (RFC 7517).</summary>
    public JsonObject KeySet()
    {
        var parameters = _rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["alg"] = SecurityAlgorithms.RsaSha256,
                ["kid"] = Key.KeyId,
                ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
                ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
            }),
        };
    }

    /// <summary>The discovery document (OpenID Connect Discovery 1.0, the members that verifying a token needs).</summary>
    public JsonObject Discovery() => new()
    {
        ["issuer"] = Issuer,
        ["jwks_uri"] = Issuer + KeysPath,
        ["scopes_supported"] = new JsonArray([.. Scope.All.Select(scope => (JsonNode?)scope)]),
        ["id_token_signing_alg_values_supported"] = new JsonArray(SecurityAlgorithms.RsaSha256),
        ["subject_types_supported"] = new JsonArray("public"),
        ["response_types_supported"] = new JsonArray("token"),
    };

    public void Dispose() => _rsa.Dispose();
}
