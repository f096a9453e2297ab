using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SecondBrain.Aws.Tests.Loopback;

namespace SecondBrain.Aws.Tests.Bedrock;

/// <summary>Answers InvokeModel as Titan and Cohere do, with a vector that depends on the text alone; each refuses what the service refuses.</summary>
internal static class EmbeddingServer
{
    public static Task AnswerAsync(ReceivedRequest request, HttpContext context) =>
        request.Target.Contains("titan", StringComparison.Ordinal) ? TitanAsync(request.Json, context) : CohereAsync(request, context);

    private static Task TitanAsync(JsonNode body, HttpContext context)
    {
        var text = (string)body["inputText"]!;
        var answer = new JsonObject { ["embedding"] = Vector(text, (int)body["dimensions"]!), ["inputTextTokenCount"] = Tokens(text) };
        return context.Response.WriteAsync(answer.ToJsonString());
    }

    private static Task CohereAsync(ReceivedRequest request, HttpContext context)
    {
        var texts = request.Json["texts"]!.AsArray();
        if (texts.Count > 96 || (string?)request.Json["input_type"] is not ("search_document" or "search_query"))
        {
            context.Response.StatusCode = 400;
            context.Response.Headers["x-amzn-ErrorType"] = "ValidationException:http://internal.amazon.com/coral/com.amazon.bedrock/";
            return context.Response.WriteAsync("""{"message":"Malformed input request"}""");
        }

        context.Response.Headers["x-amzn-bedrock-input-token-count"] = texts.Sum(text => Tokens((string)text!)).ToString(CultureInfo.InvariantCulture);
        var vectors = texts.Select(text => (JsonNode)Vector((string)text!, (int?)request.Json["output_dimension"] ?? 1024));
        var answer = new JsonObject
        {
            ["id"] = "e1c5",
            ["response_type"] = "embeddings_by_type",
            ["embeddings"] = new JsonObject { ["float"] = new JsonArray([.. vectors]) },
            ["texts"] = texts.DeepClone(),
        };
        return context.Response.WriteAsync(answer.ToJsonString());
    }

    // not of length 1: to make it so is the adapter's
    private static JsonArray Vector(string text, int dimensions)
    {
        var random = new Random(BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        return new JsonArray([.. Enumerable.Range(0, dimensions).Select(_ => JsonValue.Create(random.NextDouble() - 0.5))]);
    }

    private static int Tokens(string text) => text.Split(' ').Length;
}
