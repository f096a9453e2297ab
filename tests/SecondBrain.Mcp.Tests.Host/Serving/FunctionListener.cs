using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SecondBrain.Lambda;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Mcp.Tests.Host.Serving;

/// <summary>Serves one function on a loopback port: every request becomes the event that an HTTP API would send.</summary>
public sealed class FunctionListener : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(29);

    private readonly WebApplication _app;

    private FunctionListener(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <param name="authorize">The claims of a bearer token; null refuses it, as the authorizer does.</param>
    public static async Task<FunctionListener> StartAsync(LambdaHandler function, Func<string?, IReadOnlyDictionary<string, string>?> authorize)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(context => AnswerAsync(context, function, authorize));
        await app.StartAsync();
        return new FunctionListener(app);
    }

    /// <summary>Completes when the process is told to stop.</summary>
    public Task WhenStoppedAsync() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static async Task AnswerAsync(HttpContext context, LambdaHandler function, Func<string?, IReadOnlyDictionary<string, string>?> authorize)
    {
        if (authorize(context.Request.Headers.Authorization.ToString() is { Length: > 0 } header ? header.Replace("Bearer ", "", StringComparison.Ordinal) : null) is not { } claims)
        {
            context.Response.StatusCode = 401;
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var request = HttpApiEvents.Of(context, body.ToArray(), claims);
        var lambda = new LambdaContext(request.RequestContext.RequestId, "Mcp", TimeProvider.System.GetUtcNow() + Timeout, null, TimeProvider.System);
        using var input = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(request, HttpApiJson.Default.HttpApiRequest));
        await using var output = await function(input, lambda, context.RequestAborted);
        await WriteAsync(context.Response, (await JsonSerializer.DeserializeAsync(output, HttpApiJson.Default.HttpApiResponse, context.RequestAborted))!);
    }

    private static async Task WriteAsync(HttpResponse response, HttpApiResponse answer)
    {
        response.StatusCode = answer.StatusCode;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.Body is { } text)
        {
            await response.Body.WriteAsync(answer.IsBase64Encoded ? Convert.FromBase64String(text) : Encoding.UTF8.GetBytes(text));
        }
    }
}
