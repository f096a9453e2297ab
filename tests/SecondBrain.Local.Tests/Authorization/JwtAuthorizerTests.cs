using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SecondBrain.Lambda.HttpApi;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Template;
using SecondBrain.Local.Tests.Hosting;

namespace SecondBrain.Local.Tests.Authorization;

public sealed class JwtAuthorizerTests : IDisposable
{
    private const string Issuer = "http://localhost:8787";
    private const string Audience = "second-brain";

    private readonly DataFolder _folder = DataFolder.Temporary();
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
    private readonly LocalIssuer _issuer;

    public JwtAuthorizerTests() => _issuer = LocalIssuer.Open(_folder, Issuer, Audience, _clock);

    public void Dispose()
    {
        _issuer.Dispose();
        _folder.Close();
    }

    [Fact]
    public async Task A_good_token_passes_with_its_claims_as_text()
    {
        var token = Sign(claims => claims["groups"] = new[] { "a", "b" });

        var jwt = (await CheckAsync("Bearer " + token)).ShouldBeOfType<JwtVerdict.Allowed>().Jwt;

        jwt.Claims["sub"].ShouldBe("owner");
        jwt.Claims["groups"].ShouldBe("[a b]");
        jwt.Claims["exp"].ShouldBe(_clock.GetUtcNow().AddHours(1).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        jwt.Scopes.ShouldBeNull();
    }

    [Fact]
    public async Task A_token_without_the_word_Bearer_passes_as_it_does_at_the_gateway() =>
        (await CheckAsync(Sign())).ShouldBeOfType<JwtVerdict.Allowed>();

    [Fact]
    public async Task Any_one_scope_of_the_route_is_enough() =>
        (await CheckAsync("Bearer " + Sign(), "brain/erase", "brain/read")).ShouldBeOfType<JwtVerdict.Allowed>().Jwt.Scopes.ShouldBe(["brain/erase", "brain/read"]);

    [Fact]
    public async Task Without_any_scope_of_the_route_it_is_forbidden() =>
        (await CheckAsync("Bearer " + Sign(), "brain/erase")).ShouldBeOfType<JwtVerdict.Forbidden>().Scopes.ShouldBe(["brain/erase"]);

    [Fact]
    public async Task No_token_is_no_reason() => await RefusedAsync(null, null);

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer abc")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Basic b3duZXI6c2VjcmV0")]
    public async Task What_is_not_a_token_is_refused(string header) => await RefusedAsync(header, "the token is not valid");

    [Fact]
    public async Task A_token_without_signature_is_refused()
    {
        var parts = Sign().Split('.');
        var header = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""");

        await RefusedAsync($"Bearer {header}.{parts[1]}.", "invalid signature");
        await RefusedAsync($"Bearer {header}.{parts[1]}.{parts[2]}", null);
    }

    [Fact]
    public async Task A_changed_token_is_refused()
    {
        var parts = Sign().Split('.');
        var forged = Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("\"home\"", "\"work\"", StringComparison.Ordinal));

        await RefusedAsync($"Bearer {parts[0]}.{forged}.{parts[2]}", "invalid signature");
    }

    [Fact]
    public async Task A_token_of_another_key_is_refused()
    {
        using var other = RSA.Create(2048);

        await RefusedAsync("Bearer " + Sign(key: new RsaSecurityKey(other)), "invalid signature");
        await RefusedAsync("Bearer " + Sign(key: new RsaSecurityKey(other) { KeyId = _issuer.Key.KeyId }), "invalid signature");
    }

    [Fact]
    public async Task The_public_key_used_as_a_shared_secret_is_refused()
    {
        var secret = Encoding.UTF8.GetBytes(_issuer.KeySet().ToJsonString());

        await RefusedAsync("Bearer " + Sign(key: new SymmetricSecurityKey(secret), algorithm: SecurityAlgorithms.HmacSha256), null);
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        var token = Sign();
        _clock.Advance(TimeSpan.FromHours(1));

        await RefusedAsync("Bearer " + token, "the token has expired or is not valid yet");
    }

    [Fact]
    public async Task A_token_without_expiry_is_refused() =>
        await RefusedAsync("Bearer " + Sign(hasExpiry: false), "the token has expired or is not valid yet");

    [Fact]
    public async Task A_token_from_the_future_is_refused() =>
        await RefusedAsync("Bearer " + Sign(notBefore: TimeSpan.FromMinutes(1)), "the token has expired or is not valid yet");

    [Fact]
    public async Task A_token_of_another_issuer_is_refused() => await RefusedAsync("Bearer " + Sign(issuer: "https://elsewhere.example"), "invalid issuer");

    [Fact]
    public async Task A_token_for_another_audience_is_refused() => await RefusedAsync("Bearer " + Sign(audience: "other"), "the token does not have a valid audience");

    [Fact]
    public async Task A_client_id_counts_as_audience_where_there_is_none()
    {
        (await CheckAsync("Bearer " + Sign(claims => claims["client_id"] = Audience, audience: null))).ShouldBeOfType<JwtVerdict.Allowed>();

        await RefusedAsync("Bearer " + Sign(claims => claims["client_id"] = Audience, audience: "other"), "the token does not have a valid audience");
    }

    [Fact]
    public async Task A_token_that_does_not_say_which_key_signed_it_is_refused()
    {
        using var same = RSA.Create(_issuer.Key.Rsa.ExportParameters(includePrivateParameters: true));

        await RefusedAsync("Bearer " + Sign(key: new RsaSecurityKey(same)), "invalid signature");
    }

    private async Task RefusedAsync(string? header, string? reason)
    {
        var verdict = (await CheckAsync(header)).ShouldBeOfType<JwtVerdict.Unauthenticated>();
        if (reason is not null)
            verdict.Reason.ShouldBe(reason);
        else if (header is null)
            verdict.Reason.ShouldBeNull();
    }

    private Task<JwtVerdict> CheckAsync(string? header, params string[] scopes)
    {
        var declared = new JwtAuthorizerResource("Owner", Issuer, [Audience], "$request.header.Authorization", [], new TemplateMark("template.yaml", 1));
        var request = new HttpApiRequest
        {
            RouteKey = "GET /",
            RawPath = "/",
            Headers = header is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["authorization"] = header },
            RequestContext = new HttpApiRequestContext { Http = new HttpApiRequestDescription("GET", "/", "HTTP/1.1", "127.0.0.1", ""), RequestId = "1", RouteKey = "GET /" },
        };
        return new JwtAuthorizer(declared, _issuer.Key, _clock).CheckAsync(request, scopes);
    }

    private string Sign(
        Action<Dictionary<string, object>>? change = null, SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256,
        string issuer = Issuer, string? audience = Audience, TimeSpan notBefore = default, bool hasExpiry = true)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object> { ["sub"] = "owner", ["brain"] = "home", ["scope"] = "brain/read brain/write" };
        change?.Invoke(claims);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            IssuedAt = now,
            NotBefore = now + notBefore,
            Expires = hasExpiry ? now.AddHours(1) : null,
            Claims = claims,
            SigningCredentials = new SigningCredentials(key ?? _issuer.Key, algorithm),
        });
    }
}
