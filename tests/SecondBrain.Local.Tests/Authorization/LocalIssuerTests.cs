using System.Runtime.InteropServices;
using Microsoft.IdentityModel.JsonWebTokens;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Tests.Hosting;

namespace SecondBrain.Local.Tests.Authorization;

public sealed class LocalIssuerTests : IDisposable
{
    private readonly DataFolder _folder = DataFolder.Temporary();
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Close();

    [Fact]
    public void A_token_says_who_for_which_brain_and_until_when()
    {
        using var issuer = Open();

        var token = new JsonWebTokenHandler().ReadJsonWebToken(issuer.Mint(
            new TokenRequest("home", "owner", ["brain/read", "brain/write"], TimeSpan.FromHours(1)) { Agent = "claude", Session = "s1" }));

        token.Alg.ShouldBe("RS256");
        token.Issuer.ShouldBe("http://localhost:8787");
        token.Audiences.ShouldBeEmpty("a user pool's access tokens have none");
        token.GetPayloadValue<string>("client_id").ShouldBe("second-brain");
        token.GetPayloadValue<string>("token_use").ShouldBe("access");
        token.GetPayloadValue<string>("origin_jti").ShouldNotBeEmpty();
        token.Subject.ShouldBe("owner");
        token.IssuedAt.ShouldBe(_clock.GetUtcNow().UtcDateTime);
        token.ValidTo.ShouldBe(_clock.GetUtcNow().UtcDateTime.AddHours(1));
        token.Id.ShouldNotBeEmpty();
        token.GetPayloadValue<string>("scope").ShouldBe("brain/read brain/write");
        token.GetPayloadValue<string>("brain").ShouldBe("home");
        token.GetPayloadValue<string>("agent").ShouldBe("claude");
        token.GetPayloadValue<string>("session").ShouldBe("s1");
    }

    [Fact]
    public void The_key_stays_the_same_and_is_readable_by_its_owner_only()
    {
        using var first = Open();
        using var second = Open();

        second.Key.KeyId.ShouldBe(first.Key.KeyId);
        ModeOf(LocalIssuer.KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_key_file_without_a_key_is_refused_in_one_line()
    {
        _folder.WriteText(LocalIssuer.KeyFile, "not a key");

        Should.Throw<LocalHostException>(Open).Message.ShouldContain("holds no RSA key");
    }

    [Fact]
    public void The_key_set_has_the_public_half_only()
    {
        using var issuer = Open();

        var key = issuer.KeySet()["keys"]![0]!.AsObject();

        key.Select(member => member.Key).ShouldBe(["kty", "use", "alg", "kid", "n", "e"]);
        ((string)key["kid"]!).ShouldBe(issuer.Key.KeyId);
    }

    [Fact]
    public void The_owners_token_is_kept_until_a_month_before_its_end()
    {
        using var issuer = Open();
        var first = OwnerToken.Keep(_folder, issuer, "home", ["brain/read"], _clock);

        _clock.Advance(TimeSpan.FromDays(300));
        OwnerToken.Keep(_folder, issuer, "home", ["brain/read"], _clock).ShouldBe(first);
        ModeOf(OwnerToken.FileName).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        _clock.Advance(TimeSpan.FromDays(40));
        OwnerToken.Keep(_folder, issuer, "home", ["brain/read"], _clock).ShouldNotBe(first);
    }

    [Fact]
    public void A_template_with_a_new_scope_gets_a_new_token()
    {
        using var issuer = Open();
        var first = OwnerToken.Keep(_folder, issuer, "home", ["brain/read"], _clock);

        OwnerToken.Keep(_folder, issuer, "home", ["brain/read", "brain/erase"], _clock).ShouldNotBe(first);
    }

    private LocalIssuer Open() => LocalIssuer.Open(_folder, "http://localhost:8787", "second-brain", _clock);

    private UnixFileMode ModeOf(string file) => RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        ? UnixFileMode.UserRead | UnixFileMode.UserWrite
        : File.GetUnixFileMode(_folder.Combine(file));
}
