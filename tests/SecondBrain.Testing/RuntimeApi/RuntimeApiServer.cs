using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SecondBrain.Testing.RuntimeApi;

/// <summary>Lambda's Runtime API on a free loopback port: hands out the events that a test sends, keeps what is posted.</summary>
public sealed class RuntimeApiServer : IAsyncDisposable
{
    private const string Root = "/2018-06-01/runtime/";

    private readonly WebApplication _app;
    private readonly Channel<SentEvent> _events = Channel.CreateUnbounded<SentEvent>();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _deadlines = new();
    private readonly Channel<PostedAnswer> _answers = Channel.CreateUnbounded<PostedAnswer>();

    private RuntimeApiServer(WebApplication app) => _app = app;

    /// <summary>host:port.</summary>
    public string Address => new Uri(_app.Urls.Single()).Authority;

    /// <summary>What the server answers to posts: 202 unless a test says otherwise.</summary>
    public Func<string, int> StatusOf { get; set; } = _ => StatusCodes.Status202Accepted;

    /// <summary>Every connection that a request came over.</summary>
    public ConcurrentDictionary<string, byte> Connections { get; } = new();

    public static async Task<RuntimeApiServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var server = new RuntimeApiServer(builder.Build());
        server._app.Run(server.HandleAsync);
        await server._app.StartAsync();
        return server;
    }

    public void Send(string requestId, string text, TimeSpan? timeLeft = null, string? traceId = null) =>
        _events.Writer.TryWrite(new SentEvent(requestId, text, timeLeft ?? TimeSpan.FromMinutes(1), traceId));

    /// <summary>The next thing that the process posts.</summary>
    public async Task<PostedAnswer> AnswerAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await _answers.Reader.ReadAsync(patience.Token);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        Connections[context.Connection.Id] = 0;
        var path = context.Request.Path.Value!;
        if (!path.StartsWith(Root, StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await (path == Root + "invocation/next" ? NextAsync(context) : PostedAsync(context, path[Root.Length..]));
    }

    private async Task NextAsync(HttpContext context)
    {
        SentEvent sent;
        try
        {
            sent = await _events.Reader.ReadAsync(context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        var headers = context.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = sent.RequestId;
        var deadline = TimeProvider.System.GetUtcNow() + sent.TimeLeft;
        _deadlines[sent.RequestId] = deadline;
        headers["Lambda-Runtime-Deadline-Ms"] = deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:eu-west-1:123456789012:function:child";
        if (sent.TraceId is not null)
            headers["Lambda-Runtime-Trace-Id"] = sent.TraceId;

        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(sent.Text));
    }

    private async Task PostedAsync(HttpContext context, string call)
    {
        var isInTime = !_deadlines.TryGetValue(call.Split('/').ElementAtOrDefault(1) ?? "", out var deadline) || TimeProvider.System.GetUtcNow() < deadline;
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var errorType = context.Request.Headers["Lambda-Runtime-Function-Error-Type"].FirstOrDefault();
        context.Response.StatusCode = StatusOf(call);
        await context.Response.WriteAsync("""{"status":"OK"}""");
        await _answers.Writer.WriteAsync(new PostedAnswer(call, body.ToArray(), errorType, context.Connection.Id, isInTime));
    }

    private sealed record SentEvent(string RequestId, string Text, TimeSpan TimeLeft, string? TraceId);
}
