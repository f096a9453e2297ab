using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SecondBrain.Local.Invoke;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.StackOnMoto;

/// <summary>Where moto's server sends the invocations of functions, and the tasks that ask a model.</summary>
internal sealed class InvokePort : IAsyncDisposable
{
    private readonly WebApplication _server;

    private InvokePort(WebApplication server) => _server = server;

    public Uri Url => new(_server.Urls.Single());

    /// <summary>Set once the stack is deployed.</summary>
    public Func<string, ReadOnlyMemory<byte>, Task<FunctionOutcome>> Functions { get; set; } = (name, _) => throw new InvalidOperationException($"{name} was invoked before the stack was there.");

    public static async Task<InvokePort> StartAsync(ITaskResources models, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var port = new InvokePort(builder.Build());
        port._server.MapPost("/2015-03-31/functions/{name}/invocations", port.InvokeAsync);
        port._server.MapPost("/tasks/{resource}", (string resource, HttpContext context) => AskAsync(models, resource, context));
        port._server.MapGet("/clock", () => clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        await port._server.StartAsync();
        return port;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task InvokeAsync(string name, HttpContext context)
    {
        var answer = await Functions(name, await BodyAsync(context)) switch
        {
            FunctionOutcome.Returned returned => returned.Payload,
            FunctionOutcome.Failed failed => Failure(context, failed),
            FunctionOutcome.TimedOut late => Failure(context, late.AsFailure()),
            var outcome => throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}."),
        };
        await context.Response.Body.WriteAsync(answer);
    }

    private static async Task AskAsync(ITaskResources models, string resource, HttpContext context)
    {
        JsonObject answer;
        try
        {
            var input = JsonNode.Parse((await BodyAsync(context)).Span);
            answer = new JsonObject { ["output"] = await models.InvokeAsync(new TaskInvocation(resource, input, "", "", Attempt: 0), context.RequestAborted) };
        }
        catch (TaskFailedException failure)
        {
            answer = new JsonObject { ["error"] = failure.Error, ["cause"] = failure.Cause };
        }

        await context.Response.WriteAsync(answer.ToJsonString());
    }

    private static ReadOnlyMemory<byte> Failure(HttpContext context, FunctionOutcome.Failed failed)
    {
        context.Response.Headers["X-Amz-Function-Error"] = "Unhandled";
        return Encoding.UTF8.GetBytes(failed.ToJson().ToJsonString());
    }

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        return body.ToArray();
    }
}
