using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace SecondBrain.Aws.Tests.Loopback;

/// <summary>A real HTTP server on a free loopback port that keeps what it was asked and answers as it is told.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<ReceivedRequest, HttpContext, Task> _answer;

    private LoopbackServer(WebApplication app, Func<ReceivedRequest, HttpContext, Task> answer) => (_app, _answer) = (app, answer);

    public ConcurrentQueue<ReceivedRequest> Requests { get; } = new();

    public Uri Address => new(_app.Urls.Single());

    public static async Task<LoopbackServer> StartAsync(Func<ReceivedRequest, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        var server = new LoopbackServer(builder.Build(), answer);
        server._app.Run(server.ReceiveAsync);
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        // a test process beside this one asks for the DynamoDB that it starts on a port that was free a moment ago: it may be this one by now
        if (!context.Request.Headers.Authorization.ToString().Contains(Clients.AccessKey, StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString());
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new ReceivedRequest(context.Request.Method, target, headers, body.ToArray());
        Requests.Enqueue(request);
        await _answer(request, context);
    }
}
