using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using SecondBrain.Local.Authorization;

namespace SecondBrain.Functions.Tests.Tokens;

/// <summary>A token whose every part a test can change: it begins as the local issuer's own.</summary>
internal sealed class ForgedToken
{
    private readonly RSA _key;

    public ForgedToken(LocalIssuer issuer, string brain)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        _key = issuer.Key.Rsa;
        Header = new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = issuer.Key.KeyId };
        Claims = new JsonObject
        {
            ["iss"] = issuer.Issuer,
            ["sub"] = "owner",
            ["client_id"] = issuer.Audience,
            ["token_use"] = "access",
            ["scope"] = "brain/read",
            ["brain"] = brain,
            ["iat"] = now - 10,
            ["exp"] = now + 3600,
            ["jti"] = "forged",
        };
        Sign = input => Rsa(_key, input);
    }

    public JsonObject Header { get; }

    public JsonObject Claims { get; }

    public Func<byte[], byte[]> Sign { get; set; }

    public static byte[] Rsa(RSA key, byte[] input) => key.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public override string ToString()
    {
        var input = $"{Encode(Header)}.{Encode(Claims)}";
        return $"{input}.{Base64UrlEncoder.Encode(Sign(Encoding.ASCII.GetBytes(input)))}";
    }

    private static string Encode(JsonObject part) => Base64UrlEncoder.Encode(part.ToJsonString());
}
