using Microsoft.AspNetCore.Connections;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Http;

namespace SecondBrain.Local.Hosting;

/// <summary>Kestrel on the loopback addresses: the host guard, the issuer's documents, then the template's API.</summary>
internal sealed class HostServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping = new();

    private HostServer(WebApplication app) => _app = app;

    /// <exception cref="LocalHostException">The port is taken.</exception>
    public static async Task<HostServer> StartAsync(int port, LocalIssuer issuer, HttpApiGateway? gateway, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, CallersLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null; // the gateway says 413 itself
            foreach (var address in HostPort.Addresses)
            {
                kestrel.Listen(address, port);
            }
        });
        var app = builder.Build();
        var server = new HostServer(app);
        app.Run(context => server.HandleAsync(context, port, issuer, gateway));
        try
        {
            await app.StartAsync(cancellationToken);
            return server;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await server.DisposeAsync();
            throw HostPort.Taken(port, e);
        }
    }

    /// <summary>Stops accepting, lets requests end for as long as an HTTP API lets a function run, then cuts them off.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(HttpApiGateway.MaxWait);
        await _app.StopAsync(patience.Token);
        await _stopping.CancelAsync();
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    private Task HandleAsync(HttpContext context, int port, LocalIssuer issuer, HttpApiGateway? gateway)
    {
        if (!HostGuard.IsOurs(context.Request.Host, port))
            return GatewayProblem.ForeignHost.WriteAsync(context);
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Path == LocalIssuer.KeysPath)
            return context.Response.WriteAsJsonAsync(issuer.KeySet(), context.RequestAborted);
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Path == LocalIssuer.DiscoveryPath)
            return context.Response.WriteAsJsonAsync(issuer.Discovery(), context.RequestAborted);
        return gateway is null ? GatewayProblem.NotFound.WriteAsync(context) : gateway.HandleAsync(context, _stopping.Token);
    }
}
