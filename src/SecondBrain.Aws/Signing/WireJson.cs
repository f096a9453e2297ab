using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecondBrain.Aws.Signing;

internal static class WireJson
{
    // not for a web page: letters outside ASCII travel as themselves, half the bytes of escapes
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Bytes(JsonNode node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Relaxed))
        {
            node.WriteTo(writer);
        }

        return stream.ToArray();
    }

    /// <exception cref="AwsServiceException">A successful answer that is not JSON: something between us and AWS answered.</exception>
    public static JsonNode Read(byte[] body)
    {
        if (body.Length == 0)
            return new JsonObject();

        try
        {
            return JsonNode.Parse(body) ?? new JsonObject();
        }
        catch (JsonException exception)
        {
            throw new AwsServiceException(AwsServiceException.UnknownError, "the answer is not JSON", System.Net.HttpStatusCode.OK, exception);
        }
    }
}
