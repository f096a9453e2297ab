using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace SecondBrain.Functions.Tests.Tokens;

/// <summary>An issuer whose keys the test changes, and which can be away.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestIssuer(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    /// <summary>What its discovery document says it is; null for the truth.</summary>
    public string? Claims { get; set; }

    public List<JsonNode> Keys { get; } = [];

    public bool IsAway { get; set; }

    /// <summary>How often the keys were read.</summary>
    public int Reads { get; private set; }

    public static async Task<TestIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var issuer = new TestIssuer(app);
        app.Run(issuer.AnswerAsync);
        await app.StartAsync();
        return issuer;
    }

    public static JsonNode Key(string kid, int bits = 2048, string use = "sig")
    {
        using var rsa = RSA.Create(bits);
        var parameters = rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject { ["kty"] = "RSA", ["use"] = use, ["kid"] = kid, ["n"] = Base64UrlEncoder.Encode(parameters.Modulus), ["e"] = Base64UrlEncoder.Encode(parameters.Exponent) };
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        if (IsAway)
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        }

        if (context.Request.Path == "/keys")
        {
            Reads++;
            return context.Response.WriteAsync(new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(key => key.DeepClone())]) }.ToJsonString());
        }

        return context.Response.WriteAsync(new JsonObject { ["issuer"] = Claims ?? Url, ["jwks_uri"] = $"{Url}/keys" }.ToJsonString());
    }
}
