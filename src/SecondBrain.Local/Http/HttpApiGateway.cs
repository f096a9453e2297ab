using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using SecondBrain.Lambda.HttpApi;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Invoke;
using SecondBrain.Local.Telemetry;
using SecondBrain.Local.Template;

namespace SecondBrain.Local.Http;

/// <summary>An API Gateway HTTP API: finds the route, checks the token, builds the event, calls the function, writes its answer.</summary>
internal sealed partial class HttpApiGateway
{
    /// <summary>An HTTP API takes 10 MB.</summary>
    public const int MaxBodyBytes = 10 * 1024 * 1024;

    /// <summary>An HTTP API waits 30 seconds for an integration.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    private readonly HttpApiResource _api;
    private readonly RouteTable _routes;
    private readonly LocalFunctions _functions;
    private readonly Dictionary<string, JwtAuthorizer> _authorizers;
    private readonly CorsRules? _cors;
    private readonly TemplateScope _scope;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;

    public HttpApiGateway(HttpApiResource api, IEnumerable<RouteResource> routes, LocalFunctions functions, SecurityKey issuerKey, TemplateScope scope, TimeProvider clock, ILogger<HttpApiGateway> log)
    {
        _api = api;
        _routes = new RouteTable(routes.Where(route => route.Api == api.LogicalId));
        _functions = functions;
        _authorizers = api.Authorizers.ToDictionary(entry => entry.Key, entry => new JwtAuthorizer(entry.Value, issuerKey, clock));
        _cors = api.Cors is null ? null : new CorsRules(api.Cors);
        _scope = scope;
        _clock = clock;
        _log = log;
    }

    /// <summary>Told of every request that may have written something: the pipes look at once instead of at their next poll.</summary>
    public Action? Wrote { get; init; }

    public async Task HandleAsync(HttpContext context, CancellationToken stopping)
    {
        if (_cors is not null && CorsRules.IsPreflight(context.Request))
        {
            _cors.AnswerPreflight(context);
            return;
        }

        _cors?.Apply(context);
        var path = HttpApiEvents.PathOf(context);
        if (_routes.Match(context.Request.Method, path) is not { } match)
        {
            await GatewayProblem.NotFound.WriteAsync(context);
            return;
        }

        using var span = LocalSpans.Request(context, match.Route.RouteKey);
        if (await ReadBodyAsync(context.Request) is not { } body)
        {
            await GatewayProblem.TooLarge("the 10 MB that an HTTP API takes").WriteAsync(context);
            return;
        }

        var request = HttpApiEvents.Build(context, match, path, body, _scope, _clock.GetUtcNow());
        switch (await AuthorizeAsync(match.Route, request))
        {
            case JwtVerdict.Unauthenticated refusal:
                await GatewayProblem.Unauthorized(refusal.Reason).WriteAsync(context);
                return;
            case JwtVerdict.Forbidden refusal:
                await GatewayProblem.Forbidden(refusal.Scopes).WriteAsync(context);
                return;
            case JwtVerdict.Allowed allowed:
                request = request with { RequestContext = request.RequestContext with { Authorizer = new HttpApiAuthorizer(allowed.Jwt) } };
                break;
        }

        await InvokeAsync(context, match.Route, request, stopping);
    }

    private async Task InvokeAsync(HttpContext context, RouteResource route, HttpApiRequest request, CancellationToken stopping)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(request, HttpApiJson.Default.HttpApiRequest);
        if (payload.Length > LocalFunctions.MaxPayloadBytes)
        {
            await GatewayProblem.TooLarge("the 6 MB that a Lambda function takes").WriteAsync(context);
            return;
        }

        var function = _functions.Find(route.Function)!;
        var started = _clock.GetTimestamp();
        try
        {
            var outcome = await _functions.InvokeAsync(function, payload, stopping).WaitAsync(MaxWait, _clock, stopping);
            await AnswerAsync(context, function, outcome, request.RequestContext.RequestId);
        }
        catch (TimeoutException)
        {
            await GatewayProblem.TimedOut(route.Function, MaxWait).WriteAsync(context);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !context.Response.HasStarted)
        {
            await GatewayProblem.Stopping.WriteAsync(context);
        }
        finally
        {
            if (!HttpMethods.IsGet(context.Request.Method))
                Wrote?.Invoke();
            Handled(_log, route.RouteKey, context.Response.StatusCode, _clock.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    private async Task AnswerAsync(HttpContext context, LocalFunction function, FunctionOutcome outcome, string requestId)
    {
        var name = function.Resource.LogicalId;
        switch (outcome)
        {
            case FunctionOutcome.Failed failed:
                FunctionFailed(_log, name, failed.ErrorType, string.Join(Environment.NewLine, failed.StackTrace));
                await GatewayProblem.FunctionFailed(name, failed.ErrorType).WriteAsync(context);
                break;
            case FunctionOutcome.TimedOut late:
                FunctionTimedOut(_log, name, late.Timeout.TotalSeconds);
                await GatewayProblem.TimedOut(name, late.Timeout).WriteAsync(context);
                break;
            case FunctionOutcome.Returned returned when HttpApiAnswer.Read(returned.Payload) is { } answer && HttpApiAnswer.BodyOf(answer) is { } body:
                await HttpApiAnswer.WriteAsync(context, answer, body, requestId);
                break;
            default:
                await GatewayProblem.BadAnswer(name).WriteAsync(context);
                break;
        }
    }

    private async Task<JwtVerdict?> AuthorizeAsync(RouteResource route, HttpApiRequest request)
    {
        var name = route.Authorizer ?? _api.DefaultAuthorizer;
        return name is null or "NONE" ? null : await _authorizers[name].CheckAsync(request, route.Scopes ?? _api.Authorizers[name].Scopes);
    }

    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request)
    {
        if (request.ContentLength > MaxBodyBytes)
            return null;
        using var body = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            if (body.Length + read > MaxBodyBytes)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    [LoggerMessage(LogLevel.Debug, "{Route} {Status} in {Milliseconds:0.0} ms")]
    private static partial void Handled(ILogger log, string route, int status, double milliseconds);

    [LoggerMessage(LogLevel.Error, "{Function} failed with {ErrorType}{StackTrace}")]
    private static partial void FunctionFailed(ILogger log, string function, string errorType, string stackTrace);

    [LoggerMessage(LogLevel.Error, "{Function} timed out after {Seconds} s")]
    private static partial void FunctionTimedOut(ILogger log, string function, double seconds);
}
