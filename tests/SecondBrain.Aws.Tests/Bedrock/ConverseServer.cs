using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SecondBrain.Aws.Tests.Loopback;
using SecondBrain.Conformance.Models;

namespace SecondBrain.Aws.Tests.Bedrock;

/// <summary>Converse in the shape that the API reference documents: gives scripted answers, and reads requests back.</summary>
internal sealed class ConverseServer
{
    private readonly ConcurrentQueue<ScriptedAnswer> _answers = new();

    public ConcurrentQueue<SeenRequest> Seen { get; } = new();

    public void Script(IEnumerable<ScriptedAnswer> answers)
    {
        foreach (var answer in answers)
            _answers.Enqueue(answer);
    }

    public Task AnswerAsync(ReceivedRequest request, HttpContext context)
    {
        Seen.Enqueue(Read(request.Json));
        if (!_answers.TryDequeue(out var next) || next.Status != StatusCodes.Status200OK)
        {
            context.Response.StatusCode = next?.Status ?? 500;
            context.Response.Headers["x-amzn-ErrorType"] = "ValidationException:http://internal.amazon.com/coral/com.amazon.bedrock/";
            return context.Response.WriteAsync(new JsonObject { ["message"] = $"The request is malformed: {request.Json.ToJsonString()}" }.ToJsonString());
        }

        return context.Response.WriteAsync(Write(next).ToJsonString());
    }

    private static JsonObject Write(ScriptedAnswer answer)
    {
        var content = new JsonArray();
        if (answer.Text is { Length: > 0 } text)
            content.Add(new JsonObject { ["text"] = text });
        foreach (var call in answer.Calls)
            content.Add(new JsonObject { ["toolUse"] = new JsonObject { ["toolUseId"] = call.Id, ["name"] = call.Name, ["input"] = JsonNode.Parse(call.Arguments) } });
        return new JsonObject
        {
            ["output"] = new JsonObject { ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = content } },
            ["stopReason"] = answer.End switch
            {
                ScriptedEnd.Length => "max_tokens",
                ScriptedEnd.ToolCalls => "tool_use",
                ScriptedEnd.Filtered => "content_filtered",
                _ => "end_turn",
            },
            ["usage"] = new JsonObject { ["inputTokens"] = answer.InputTokens, ["outputTokens"] = answer.OutputTokens, ["totalTokens"] = answer.InputTokens + answer.OutputTokens },
            ["metrics"] = new JsonObject { ["latencyMs"] = 5 },
        };
    }

    private static SeenRequest Read(JsonNode request)
    {
        var inference = request["inferenceConfig"];
        return new SeenRequest
        {
            System = request["system"] is JsonArray system ? string.Join('\n', system.Select(block => (string)block!["text"]!)) : null,
            Parts = [.. request["messages"]!.AsArray().SelectMany(message => message!["content"]!.AsArray().Select(block => Part((string)message["role"]!, block!)))],
            Tools = [.. (request["toolConfig"]?["tools"] as JsonArray ?? []).Select(tool => Tool(tool!["toolSpec"]!))],
            Choice = Choice(request["toolConfig"]?["toolChoice"]),
            MaxTokens = (int?)inference?["maxTokens"],
            Temperature = (double?)inference?["temperature"],
            Stops = [.. (inference?["stopSequences"] as JsonArray ?? []).Select(stop => (string)stop!)],
        };
    }

    private static SeenPart Part(string role, JsonNode block) =>
        block["toolUse"] is { } use ? new SeenPart("call", use["input"]!.ToJsonString(), (string)use["toolUseId"]!)
        : block["toolResult"] is { } result ? new SeenPart("result", (string)result["content"]![0]!["text"]!, (string)result["toolUseId"]!)
        : new SeenPart(role, (string)block["text"]!);

    private static SeenTool Tool(JsonNode spec) => new((string)spec["name"]!, (string?)spec["description"], spec["inputSchema"]!["json"]!.DeepClone());

    private static string? Choice(JsonNode? choice) =>
        choice?["tool"] is { } tool ? (string)tool["name"]! : choice?.AsObject().Single().Key;
}
