using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Http;
using SecondBrain.Local.Telemetry;

namespace SecondBrain.Local.Workflows.Api;

/// <summary>Step Functions in the service's own protocol (AWS JSON 1.0), on a free loopback port: for functions, boto3, the AWS CLI.</summary>
/// <remarks>Requests must be signed with the key of the data folder and name a loopback host, so that neither a page in the owner's browser nor another user of the machine gets in.</remarks>
internal sealed class StepFunctionsServer : IAsyncDisposable
{
    private const string ContentType = "application/x-amz-json-1.0";
    private const string Target = "AWSStepFunctions.";
    private const int MaxBody = 1024 * 1024; // the largest request is an input or output of 256 KiB, escaped

    private readonly WebApplication _app;
    private readonly SignatureCheck _signatures;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource<StepFunctionsApi> _api = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private StepFunctionsServer(WebApplication app, SignatureCheck signatures) => (_app, _signatures) = (app, signatures);

    /// <summary>Such as <c>http://127.0.0.1:40123</c>.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>Listens; requests wait until <see cref="Serve"/>.</summary>
    public static async Task<StepFunctionsServer> StartAsync(AWSCredentials credentials, TimeProvider clock, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, CallersLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var app = builder.Build();
        var server = new StepFunctionsServer(app, new SignatureCheck(credentials.GetCredentials(), clock));
        app.Run(server.HandleAsync);
        await app.StartAsync(cancellationToken);
        server.Endpoint = new Uri(app.Urls.Single());
        return server;
    }

    public void Serve(StepFunctionsApi api) => _api.SetResult(api);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (!HostGuard.IsOurs(context.Request.Host, Endpoint.Port))
        {
            await GatewayProblem.ForeignHost.WriteAsync(context);
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        try
        {
            await WriteAsync(context, StatusCodes.Status200OK, await AnswerAsync(context.Request, ending.Token));
        }
        catch (StepFunctionsError error)
        {
            await WriteAsync(context, error.Status, new JsonObject { ["__type"] = error.Code, ["message"] = error.Message });
        }
        catch (InvalidDataException damaged)
        {
            await WriteAsync(context, StatusCodes.Status500InternalServerError, new JsonObject { ["__type"] = "InternalFailure", ["message"] = damaged.Message });
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private async Task<JsonObject> AnswerAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var span = LocalSpans.Request(request.HttpContext, request.Headers["x-amz-target"].ToString());
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        _signatures.Demand(request, body.GetBuffer().AsSpan(0, (int)body.Length));

        var target = request.Headers["x-amz-target"].ToString();
        if (!HttpMethods.IsPost(request.Method) || request.Path != "/" || !target.StartsWith(Target, StringComparison.Ordinal))
            throw new StepFunctionsError("UnknownOperationException", "The requested operation is not recognized by the service.", StatusCodes.Status404NotFound);

        var api = await _api.Task.WaitAsync(cancellationToken);
        body.Position = 0;
        return await api.AnswerAsync(target[Target.Length..], await ReadAsync(body, cancellationToken), cancellationToken);
    }

    private static async Task<JsonObject> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonNode.ParseAsync(body, cancellationToken: cancellationToken) as JsonObject ?? throw Malformed();
        }
        catch (JsonException)
        {
            throw Malformed();
        }
    }

    private static StepFunctionsError Malformed() => new("SerializationException", "The request is not a JSON object.");

    private static async Task WriteAsync(HttpContext context, int status, JsonObject answer)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = ContentType;
        context.Response.Headers["x-amzn-RequestId"] = context.TraceIdentifier;
        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(answer), context.RequestAborted);
    }
}
