using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SecondBrain.Functions.Tests.Telemetry;

/// <summary>A collector: takes OTLP over HTTP (protobuf) and keeps every span.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SemaphoreSlim _arrived = new(0);

    private OtlpReceiver(WebApplication app) => _app = app;

    public Uri Endpoint => new(_app.Urls.Single());

    public ConcurrentBag<OtlpSpan> Spans { get; } = [];

    public ConcurrentBag<byte[]> Bodies { get; } = [];

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new OtlpReceiver(app);
        app.MapPost("/v1/traces", receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Returns once the spans that have come are enough.</summary>
    public async Task UntilAsync(Func<IReadOnlyCollection<OtlpSpan>, bool> enough)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!enough(Spans))
            await _arrived.WaitAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _arrived.Dispose();
    }

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        Bodies.Add(body.ToArray());
        foreach (var span in OtlpSpan.ReadAll(body.ToArray()))
            Spans.Add(span);
        _arrived.Release();
        return Results.Bytes([], "application/x-protobuf");
    }
}
