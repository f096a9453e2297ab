using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using SecondBrain.Functions.Telemetry;

namespace SecondBrain.Functions.Http;

/// <summary>The public keys of the issuer (OpenID Connect Discovery 1.0, RFC 7517), kept for an hour. Safe for concurrent use.</summary>
internal sealed class IssuerKeys : IDisposable
{
    /// <summary>A key that is not known makes the keys be read again, at most this often: an attacker's kid must not become a request each.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private const int MaxBytes = 256 * 1024;

    private const int MinBits = 2048;

    private readonly HttpClient _http;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _reading = new(1);
    private Kept? _kept;

    /// <exception cref="InvalidOperationException">The issuer is not reached by TLS, and is not this machine either.</exception>
    public IssuerKeys(HttpClient http, string issuer, TimeProvider clock)
    {
        if (!IsTrusted(issuer))
        {
            throw new InvalidOperationException("JWT_ISSUER must be an https address: keys that come over plain HTTP could be anybody's.");
        }

        (_http, Issuer, _clock) = (http, issuer, clock);
    }

    public string Issuer { get; }

    public static HttpClient NewHttpClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = Longest })
    {
        Timeout = TimeSpan.FromSeconds(5),
        MaxResponseContentBufferSize = MaxBytes,
    };

    public async Task<IssuerKey> FindAsync(string? kid, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(kid))
        {
            return new IssuerKey.None();
        }

        var kept = _kept;
        if (kept is null || IsStale(kept, kid))
        {
            kept = await ReadOnceAsync(kid, cancellationToken);
        }

        return kept is null ? new IssuerKey.Unavailable()
            : kept.Keys.TryGetValue(kid, out var key) ? new IssuerKey.Found(key) : new IssuerKey.None();
    }

    public void Dispose()
    {
        _http.Dispose();
        _reading.Dispose();
    }

    private bool IsStale(Kept kept, string kid)
    {
        var age = _clock.GetUtcNow() - kept.At;
        return age > Longest || (age > Shortest && !kept.Keys.ContainsKey(kid));
    }

    /// <summary>Null when the issuer does not answer and never did. Keys that were read before stay good while it does not.</summary>
    private async Task<Kept?> ReadOnceAsync(string kid, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_kept is null || IsStale(_kept, kid))
            {
                _kept = new Kept(await ReadAsync(cancellationToken), _clock.GetUtcNow());
            }
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or ArgumentException or InvalidDataException
            || (error is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            FunctionLog.Fault("issuer keys", error);
            _kept = _kept is null ? null : _kept with { At = _clock.GetUtcNow() - Longest + Shortest };
        }
        finally
        {
            _reading.Release();
        }

        return _kept;
    }

    private async Task<Dictionary<string, SecurityKey>> ReadAsync(CancellationToken cancellationToken)
    {
        using var discovery = JsonDocument.Parse(await _http.GetByteArrayAsync(new Uri($"{Issuer.TrimEnd('/')}/.well-known/openid-configuration"), cancellationToken));
        if (discovery.RootElement.GetProperty("issuer").GetString() != Issuer || discovery.RootElement.GetProperty("jwks_uri").GetString() is not { } address || !IsTrusted(address))
        {
            throw new InvalidDataException("The issuer's discovery document names another issuer, or keys that do not come over TLS.");
        }

        var set = new JsonWebKeySet(await _http.GetStringAsync(new Uri(address), cancellationToken));
        return set.Keys
            .Where(key => key is { Kty: JsonWebAlgorithmsKeyTypes.RSA, Kid.Length: > 0, KeySize: >= MinBits } && key.Use is null or "" or "sig")
            .GroupBy(key => key.Kid, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (SecurityKey)group.First(), StringComparer.Ordinal);
    }

    private static bool IsTrusted(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private sealed record Kept(IReadOnlyDictionary<string, SecurityKey> Keys, DateTimeOffset At);
}
