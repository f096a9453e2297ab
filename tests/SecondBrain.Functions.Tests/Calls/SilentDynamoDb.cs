using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Stands before a DynamoDB: hands requests on, or takes them and never answers.</summary>
internal sealed class SilentDynamoDb : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private SilentDynamoDb(WebApplication app, Uri endpoint) => (_app, _http) = (app, new HttpClient { BaseAddress = endpoint });

    public bool IsSilent { get; set; }

    public Uri Address => new(_app.Urls.Single());

    public static async Task<SilentDynamoDb> StartAsync(Uri endpoint)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var server = new SilentDynamoDb(builder.Build(), endpoint);
        server._app.Run(server.HandleAsync);
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (IsSilent)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(body.ToArray()) };
        foreach (var (name, values) in context.Request.Headers.Where(header => header.Key is not ("Host" or "Content-Length")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
                request.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        using var answer = await _http.SendAsync(request);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        foreach (var (name, values) in answer.Headers.Where(header => header.Key.StartsWith("x-amz", StringComparison.OrdinalIgnoreCase)))
            context.Response.Headers[name] = values.ToArray();
        await context.Response.Body.WriteAsync(await answer.Content.ReadAsByteArrayAsync());
    }
}
