using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace SecondBrain.Aws.Signing;

internal static class WireJson
{
    // not for a web page: letters outside ASCII travel as themselves, half the bytes of escapes
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Bytes(JsonNode node) => Bytes(node.WriteTo);

    public static byte[] Bytes<T>(T value, JsonTypeInfo<T> type) => Bytes((writer, _) => JsonSerializer.Serialize(writer, value, type));

    /// <exception cref="AwsServiceException">A successful answer that is not JSON: something between us and AWS answered.</exception>
    public static JsonNode Read(byte[] body)
    {
        if (body.Length == 0)
            return new JsonObject();

        try
        {
            return JsonNode.Parse(body) ?? new JsonObject();
        }
        catch (JsonException)
        {
            throw NotAnAnswer();
        }
    }

    /// <exception cref="AwsServiceException">A successful answer that is not in the operation's shape.</exception>
    public static T Read<T>(byte[] body, JsonTypeInfo<T> type)
    {
        try
        {
            return (body.Length == 0 ? JsonSerializer.Deserialize("{}", type) : JsonSerializer.Deserialize(body, type)) ?? throw NotAnAnswer();
        }
        catch (JsonException)
        {
            throw NotAnAnswer();
        }
    }

    // the parser's own message is not kept: it quotes the answer
    private static AwsServiceException NotAnAnswer() => new(AwsServiceException.UnknownError, HttpStatusCode.OK, "the answer is not in the service's shape");

    private static byte[] Bytes(Action<Utf8JsonWriter, JsonSerializerOptions?> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Relaxed))
        {
            write(writer, null);
        }

        return stream.ToArray();
    }
}
