using SecondBrain.Functions.Http;
using SecondBrain.Functions.Tests.Digests;

namespace SecondBrain.Functions.Tests.Tokens;

public sealed class IssuerKeysTests : IAsyncLifetime
{
    private readonly DayClock _clock = new();
    private TestIssuer _issuer = null!;
    private IssuerKeys _keys = null!;

    public async Task InitializeAsync()
    {
        _issuer = await TestIssuer.StartAsync();
        _issuer.Keys.Add(TestIssuer.Key("one"));
        _keys = new IssuerKeys(IssuerKeys.NewHttpClient(), _issuer.Url, _clock);
    }

    public async Task DisposeAsync()
    {
        _keys.Dispose();
        await _issuer.DisposeAsync();
    }

    [Fact]
    public async Task Keys_are_read_once_and_kept_for_an_hour()
    {
        for (var i = 0; i < 5; i++) (await FindAsync("one")).ShouldBeOfType<IssuerKey.Found>();
        _issuer.Reads.ShouldBe(1);

        _clock.Advance(TimeSpan.FromMinutes(61));
        (await FindAsync("one")).ShouldBeOfType<IssuerKey.Found>();
        _issuer.Reads.ShouldBe(2);
    }

    [Fact]
    public async Task A_new_key_is_found_and_made_up_ones_do_not_become_a_request_each()
    {
        await FindAsync("one");
        for (var i = 0; i < 20; i++) (await FindAsync($"made-up-{i}")).ShouldBeOfType<IssuerKey.None>();
        _issuer.Reads.ShouldBe(1);

        _issuer.Keys.Add(TestIssuer.Key("two"));
        _clock.Advance(TimeSpan.FromSeconds(61));
        (await FindAsync("two")).ShouldBeOfType<IssuerKey.Found>();
        _issuer.Reads.ShouldBe(2);
    }

    [Fact]
    public async Task A_key_that_the_issuer_withdrew_ends_within_an_hour()
    {
        await FindAsync("one");
        _issuer.Keys.Clear();
        _clock.Advance(TimeSpan.FromMinutes(61));

        (await FindAsync("one")).ShouldBeOfType<IssuerKey.None>();
    }

    [Fact]
    public async Task While_the_issuer_is_away_its_keys_stay_good_and_without_any_nothing_is_known()
    {
        _issuer.IsAway = true;
        (await FindAsync("one")).ShouldBeOfType<IssuerKey.Unavailable>();

        _issuer.IsAway = false;
        (await FindAsync("one")).ShouldBeOfType<IssuerKey.Found>();

        _issuer.IsAway = true;
        _clock.Advance(TimeSpan.FromMinutes(61));
        (await FindAsync("one")).ShouldBeOfType<IssuerKey.Found>();
    }

    [Fact]
    public async Task Keys_too_short_or_for_encryption_are_none()
    {
        _issuer.Keys.Add(TestIssuer.Key("short", bits: 1024));
        _issuer.Keys.Add(TestIssuer.Key("encryption", use: "enc"));

        (await FindAsync("short")).ShouldBeOfType<IssuerKey.None>();
        (await FindAsync("encryption")).ShouldBeOfType<IssuerKey.None>();
        (await FindAsync("")).ShouldBeOfType<IssuerKey.None>();
    }

    [Fact]
    public async Task Another_issuers_document_is_not_believed()
    {
        _issuer.Claims = "https://elsewhere.example";

        (await FindAsync("one")).ShouldBeOfType<IssuerKey.Unavailable>();
    }

    [Fact]
    public void Keys_over_plain_HTTP_are_taken_from_this_machine_only() =>
        Should.Throw<InvalidOperationException>(() => new IssuerKeys(IssuerKeys.NewHttpClient(), "http://issuer.example.com", _clock)).Message.ShouldContain("JWT_ISSUER");

    private Task<IssuerKey> FindAsync(string kid) => _keys.FindAsync(kid, CancellationToken.None);
}
