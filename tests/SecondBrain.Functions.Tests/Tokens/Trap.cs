using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SecondBrain.Functions.Tests.Tokens;

/// <summary>A server of an attacker, whose address a token's header names: nobody may ask it.</summary>
internal sealed class Trap : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _visits;

    private Trap(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public int Visits => _visits;

    public static async Task<Trap> SetAsync(string keys)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var trap = new Trap(app);
        app.Run(context =>
        {
            Interlocked.Increment(ref trap._visits);
            return context.Response.WriteAsync(keys);
        });
        await app.StartAsync();
        return trap;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
