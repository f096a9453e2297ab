using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SecondBrain.Conformance.Models;

namespace SecondBrain.Local.Tests.Workflows;

/// <summary>Chat completions in the shape that OpenAI's API reference documents: gives scripted answers, and reads requests back.</summary>
internal sealed class OpenAiServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<ScriptedAnswer> _answers = new();
    private readonly WebApplication _app;

    private OpenAiServer(WebApplication app) => _app = app;

    public ConcurrentQueue<SeenRequest> Seen { get; } = new();

    public Uri Endpoint => new(_app.Urls.Single() + "/v1");

    public static async Task<OpenAiServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new OpenAiServer(builder.Build());
        server._app.MapPost("/v1/chat/completions", server.AnswerAsync);
        await server._app.StartAsync();
        return server;
    }

    public void Script(IEnumerable<ScriptedAnswer> answers)
    {
        foreach (var answer in answers)
            _answers.Enqueue(answer);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = (await JsonNode.ParseAsync(context.Request.Body))!;
        Seen.Enqueue(Read(request));
        context.Response.ContentType = "application/json";
        if (!_answers.TryDequeue(out var next) || next.Status != StatusCodes.Status200OK)
        {
            context.Response.StatusCode = next?.Status ?? 500;
            await context.Response.WriteAsync(new JsonObject { ["error"] = new JsonObject { ["message"] = $"Malformed: {request.ToJsonString()}" } }.ToJsonString());
            return;
        }

        await context.Response.WriteAsync(Write(next).ToJsonString());
    }

    private static JsonObject Write(ScriptedAnswer answer)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = answer.Text };
        if (answer.Calls.Count > 0)
            message["tool_calls"] = new JsonArray([.. answer.Calls.Select(call => new JsonObject { ["id"] = call.Id, ["type"] = "function", ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments } })]);
        var reason = answer.End switch
        {
            ScriptedEnd.Length => "length",
            ScriptedEnd.ToolCalls => "tool_calls",
            ScriptedEnd.Filtered => "content_filter",
            _ => "stop",
        };
        return new JsonObject
        {
            ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = reason }),
            ["usage"] = new JsonObject { ["prompt_tokens"] = answer.InputTokens, ["completion_tokens"] = answer.OutputTokens, ["total_tokens"] = answer.InputTokens + answer.OutputTokens },
        };
    }

    private static SeenRequest Read(JsonNode request)
    {
        JsonNode[] messages = [.. request["messages"]!.AsArray().Select(message => message!)];
        var system = messages.Where(message => (string?)message["role"] == "system").Select(message => (string)message["content"]!).ToArray();
        return new SeenRequest
        {
            System = system.Length > 0 ? string.Join('\n', system) : null,
            Parts = [.. messages.Where(message => (string?)message["role"] != "system").SelectMany(Parts)],
            Tools = [.. (request["tools"] as JsonArray ?? []).Select(tool => Tool(tool!["function"]!))],
            Choice = request["tool_choice"] switch
            {
                null => null,
                JsonObject named => (string)named["function"]!["name"]!,
                var word => (string)word! == "required" ? "any" : (string)word!,
            },
            MaxTokens = (int?)request["max_tokens"],
            Temperature = (double?)request["temperature"],
            Stops = [.. (request["stop"] as JsonArray ?? []).Select(stop => (string)stop!)],
        };
    }

    private static IEnumerable<SeenPart> Parts(JsonNode message)
    {
        var role = (string)message["role"]!;
        if (role == "tool")
        {
            yield return new SeenPart("result", (string)message["content"]!, (string)message["tool_call_id"]!);
            yield break;
        }

        if ((string?)message["content"] is { Length: > 0 } text)
            yield return new SeenPart(role, text);
        foreach (var call in message["tool_calls"] as JsonArray ?? [])
            yield return new SeenPart("call", (string)call!["function"]!["arguments"]!, (string)call["id"]!);
    }

    private static SeenTool Tool(JsonNode function) => new((string)function["name"]!, (string?)function["description"], function["parameters"]!.DeepClone());
}
