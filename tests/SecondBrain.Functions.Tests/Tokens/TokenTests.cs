using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using SecondBrain.Functions.Tests.Identity;

namespace SecondBrain.Functions.Tests.Tokens;

/// <summary>Tokens that somebody made or changed, over HTTP, at both kinds of door: a route that the gateway checks, and <c>/mcp</c>, which checks itself.</summary>
public sealed class TokenTests(IdentityHost host) : IClassFixture<IdentityHost>, IDisposable
{
    private const string Route = "/notes";
    private const string Mcp = "/mcp";

    private static readonly RSA Attacker = RSA.Create(2048);

    private readonly HttpClient _http = new() { BaseAddress = new Uri(host.Host.Url) };

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("alg none")]
    [InlineData("alg None with a signature")]
    [InlineData("HS256 with the public key")]
    [InlineData("HS256 with the public key as PEM")]
    [InlineData("RS256 with a wrong key")]
    [InlineData("PS256 with the right key")]
    [InlineData("changed claims")]
    [InlineData("wrong issuer")]
    [InlineData("no issuer")]
    [InlineData("wrong audience")]
    [InlineData("wrong audience beside the right client")]
    [InlineData("no audience and no client")]
    [InlineData("expired")]
    [InlineData("not yet valid")]
    [InlineData("issued in the future")]
    [InlineData("no exp")]
    [InlineData("exp as text")]
    [InlineData("ID token")]
    [InlineData("no brain")]
    [InlineData("brain of another shape")]
    [InlineData("kid missing")]
    [InlineData("kid empty")]
    [InlineData("kid unknown")]
    [InlineData("kid with a path")]
    [InlineData("kid with SQL")]
    [InlineData("jwk in the header")]
    [InlineData("x5c in the header")]
    [InlineData("truncated")]
    [InlineData("no signature")]
    [InlineData("two parts")]
    [InlineData("five parts")]
    [InlineData("not base 64")]
    public async Task A_bad_token_is_refused_with_401_at_every_door(string fault)
    {
        var brain = host.NewBrain();
        await PassesAsync(new ForgedToken(host.Host.Issuer, brain).ToString());

        await RefusedAsync(401, [$"Bearer {Forge(fault, brain)}"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("brain/write")]
    [InlineData("brain/reader")]
    [InlineData("BRAIN/READ")]
    [InlineData("openid")]
    public async Task A_token_without_the_scope_is_refused_with_403_at_every_door(string scope)
    {
        var token = new ForgedToken(host.Host.Issuer, host.NewBrain());
        await PassesAsync(token.ToString());
        token.Claims["scope"] = scope;

        var challenges = await RefusedAsync(403, [$"Bearer {token}"]);

        challenges.ShouldAllBe(challenge => challenge.Contains("insufficient_scope") && challenge.Contains("brain/read"));
    }

    [Fact]
    public async Task A_token_for_a_brain_of_others_is_refused_with_403_at_every_door()
    {
        var token = new ForgedToken(host.Host.Issuer, await host.SharedBrainAsync());
        await PassesAsync(token.ToString());
        token.Claims["sub"] = "stranger";

        await RefusedAsync(403, [$"Bearer {token}"]);
    }

    [Theory]
    [InlineData("jku")]
    [InlineData("x5u")]
    public async Task An_address_in_the_header_is_not_asked_for_a_key(string header)
    {
        var key = new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = "attacker", ["n"] = Part(Attacker, part => part.Modulus!), ["e"] = Part(Attacker, part => part.Exponent!) };
        await using var trap = await Trap.SetAsync(new JsonObject { ["keys"] = new JsonArray(key) }.ToJsonString());
        foreach (var kid in (string[])["attacker", host.Host.Issuer.Key.KeyId])
        {
            var token = new ForgedToken(host.Host.Issuer, host.NewBrain()) { Sign = input => ForgedToken.Rsa(Attacker, input) };
            token.Header[header] = $"{trap.Url}/keys";
            token.Header["kid"] = kid;

            await RefusedAsync(401, [$"Bearer {token}"]);
        }

        trap.Visits.ShouldBe(0);
    }

    [Fact]
    public async Task Two_Authorization_headers_are_refused_also_when_both_are_good()
    {
        var good = new ForgedToken(host.Host.Issuer, host.NewBrain()).ToString();
        await PassesAsync(good);

        await RefusedAsync(401, [$"Bearer {good}", $"Bearer {good}"]);
        await RefusedAsync(401, [$"Bearer {good}", "Bearer a.b.c"]);
        await RefusedAsync(401, ["Basic b3duZXI6c2VjcmV0", $"Bearer {good}"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic b3duZXI6c2VjcmV0")]
    public async Task Without_a_token_every_door_asks_for_one(string? header) => await RefusedAsync(401, header is null ? [] : [header]);

    [Fact]
    public async Task A_refusal_of_mcp_says_where_its_metadata_are_and_they_are_there()
    {
        var challenge = (await RefusedAsync(401, []))[1];

        var address = challenge.Split("resource_metadata=\"")[1].Split('"')[0];
        address.ShouldBe($"{host.Host.Url}/.well-known/oauth-protected-resource/mcp");
        var metadata = JsonNode.Parse(await _http.GetStringAsync(address))!;
        ((string?)metadata["resource"]).ShouldBe($"{host.Host.Url}/mcp");
        metadata["authorization_servers"]!.AsArray().Select(each => (string)each!).ShouldBe([host.Host.Issuer.Issuer]);
        metadata["scopes_supported"]!.AsArray().Select(each => (string)each!).ShouldBe(Core.Access.Scope.All);
        metadata["bearer_methods_supported"]!.ToJsonString().ShouldBe("[\"header\"]");
        ((string?)metadata["resource_name"]).ShouldBe("Second Brain");
        ((string?)JsonNode.Parse(await _http.GetStringAsync("/.well-known/oauth-protected-resource"))!["resource"]).ShouldBe(host.Host.Url);
        JsonNode.Parse(await _http.GetStringAsync($"{(string?)metadata["authorization_servers"]![0]}/.well-known/openid-configuration"))!["jwks_uri"].ShouldNotBeNull();
    }

    [Fact]
    public async Task What_a_function_refuses_itself_has_a_challenge_too()
    {
        using var agent = host.Client(host.NewBrain(), "ada", agent: "claude");
        using var refused = await agent.Http.GetAsync("/members");

        ((int)refused.StatusCode).ShouldBe(403);
        refused.Headers.WwwAuthenticate.ToString().ShouldBe($"Bearer resource_metadata=\"{host.Host.Url}/.well-known/oauth-protected-resource\"");
    }

    private string Forge(string fault, string brain)
    {
        var token = new ForgedToken(host.Host.Issuer, brain);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        switch (fault)
        {
            case "alg none": (token.Header["alg"], token.Sign) = ("none", static _ => []); break;
            case "alg None with a signature": token.Header["alg"] = "None"; break;
            case "HS256 with the public key": Hmac(token, Encoding.UTF8.GetBytes(host.Host.Issuer.KeySet()["keys"]![0]!.ToJsonString())); break;
            case "HS256 with the public key as PEM": Hmac(token, Encoding.UTF8.GetBytes(host.Host.Issuer.Key.Rsa.ExportSubjectPublicKeyInfoPem())); break;
            case "RS256 with a wrong key": token.Sign = input => ForgedToken.Rsa(Attacker, input); break;
            case "PS256 with the right key":
                token.Header["alg"] = "PS256";
                token.Sign = input => host.Host.Issuer.Key.Rsa.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
                break;
            case "changed claims": return Changed(token);
            case "wrong issuer": token.Claims["iss"] = "https://elsewhere.example"; break;
            case "no issuer": token.Claims.Remove("iss"); break;
            case "wrong audience": token.Claims["client_id"] = "another"; break;
            case "wrong audience beside the right client": token.Claims["aud"] = "another"; break;
            case "no audience and no client": token.Claims.Remove("client_id"); break;
            case "expired": token.Claims["exp"] = now - 1; break;
            case "not yet valid": token.Claims["nbf"] = now + 60; break;
            case "issued in the future": token.Claims["iat"] = now + 60; break;
            case "no exp": token.Claims.Remove("exp"); break;
            case "exp as text": token.Claims["exp"] = "tomorrow"; break;
            case "ID token": (token.Claims["token_use"], token.Claims["aud"]) = ("id", host.Host.Issuer.Audience); break;
            case "no brain": token.Claims.Remove("brain"); break;
            case "brain of another shape": token.Claims["brain"] = "home#NOTE"; break;
            case "kid missing": token.Header.Remove("kid"); break;
            case "kid empty": token.Header["kid"] = ""; break;
            case "kid unknown": token.Header["kid"] = "another"; break;
            case "kid with a path": token.Header["kid"] = "../../../../../../dev/null"; Hmac(token, []); break;
            case "kid with SQL": token.Header["kid"] = "x' UNION SELECT 'key'--"; break;
            case "jwk in the header":
                token.Header["jwk"] = new JsonObject { ["kty"] = "RSA", ["n"] = Part(Attacker, part => part.Modulus!), ["e"] = Part(Attacker, part => part.Exponent!) };
                token.Sign = input => ForgedToken.Rsa(Attacker, input);
                break;
            case "x5c in the header":
                token.Header["x5c"] = new JsonArray(Convert.ToBase64String(Attacker.ExportSubjectPublicKeyInfo()));
                token.Sign = input => ForgedToken.Rsa(Attacker, input);
                break;
            case "truncated": return token.ToString()[..^10];
            case "no signature": return token.ToString()[..(token.ToString().LastIndexOf('.') + 1)];
            case "two parts": return token.ToString()[..token.ToString().LastIndexOf('.')];
            case "five parts": return token + ".YQ.YQ";
            case "not base 64": return token.ToString().Replace("ey", "e!", StringComparison.Ordinal);
            default: throw new ArgumentOutOfRangeException(nameof(fault), fault, "no such fault");
        }

        return token.ToString();
    }

    private static string Changed(ForgedToken token)
    {
        var signature = token.ToString().Split('.')[2];
        token.Claims["brain"] = "another";
        return string.Join('.', token.ToString().Split('.')[..2]) + "." + signature;
    }

    private static void Hmac(ForgedToken token, byte[] secret)
    {
        token.Header["alg"] = "HS256";
        token.Sign = input => HMACSHA256.HashData(secret, input);
    }

    private static string Part(RSA key, Func<RSAParameters, byte[]> part) => Base64UrlEncoder.Encode(part(key.ExportParameters(includePrivateParameters: false)));

    private async Task PassesAsync(string token)
    {
        foreach (var door in (string[])[Route, Mcp])
        {
            var (status, _, text) = await AskAsync(door, [$"Bearer {token}"]);
            status.ShouldBe(200, $"{door} {text}");
        }
    }

    /// <returns>The challenge of the route, and that of /mcp.</returns>
    private async Task<List<string>> RefusedAsync(int status, string[] headers)
    {
        var challenges = new List<string>();
        foreach (var door in (string[])[Route, Mcp])
        {
            var answer = await AskAsync(door, headers);
            answer.Status.ShouldBe(status, $"{door} {answer.Text}");
            answer.Challenge.ShouldStartWith("Bearer");
            challenges.Add(answer.Challenge);
        }

        challenges[1].ShouldContain("resource_metadata=");
        return challenges;
    }

    private async Task<(int Status, string Challenge, string Text)> AskAsync(string door, string[] headers)
    {
        using var request = new HttpRequestMessage(door == Mcp ? HttpMethod.Post : HttpMethod.Get, door);
        if (door == Mcp)
        {
            request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
            request.Headers.TryAddWithoutValidation("MCP-Protocol-Version", "2025-11-25");
            request.Content = new StringContent("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""", Encoding.UTF8, "application/json");
        }

        request.Headers.TryAddWithoutValidation("Authorization", headers);
        using var response = await _http.SendAsync(request);
        return ((int)response.StatusCode, string.Join(", ", response.Headers.TryGetValues("WWW-Authenticate", out var values) ? values : []), await response.Content.ReadAsStringAsync());
    }
}
