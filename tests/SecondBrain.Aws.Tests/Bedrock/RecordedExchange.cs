using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SecondBrain.Aws.Tests.Loopback;

namespace SecondBrain.Aws.Tests.Bedrock;

/// <summary>One HTTP exchange from a file: answers the recorded request, and nothing else.</summary>
internal sealed class RecordedExchange(JsonNode exchange)
{
    public JsonNode Request => exchange["request"]!;

    public JsonNode Response => exchange["response"]!;

    public static RecordedExchange Read(string name) =>
        new(JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Bedrock", name)))!);

    public async Task AnswerAsync(ReceivedRequest request, HttpContext context)
    {
        if (!Matches(request))
        {
            context.Response.StatusCode = 400;
            context.Response.Headers["x-amzn-ErrorType"] = "ValidationException:http://internal.amazon.com/coral/com.amazon.bedrock/";
            await context.Response.WriteAsync("""{"message":"Not the recorded request."}""");
            return;
        }

        context.Response.StatusCode = (int)Response["status"]!;
        foreach (var (name, value) in Response["headers"]!.AsObject())
            context.Response.Headers[name] = (string?)value;

        await context.Response.WriteAsync(Response["body"]!.ToJsonString());
    }

    private bool Matches(ReceivedRequest request) =>
        request.Method == (string?)Request["method"]
        && request.Target == (string?)Request["path"]
        && Request["headers"]!.AsObject().All(header => request.Headers.GetValueOrDefault(header.Key) == (string?)header.Value)
        && JsonNode.DeepEquals(request.Json, Request["body"]);
}
