using System.Globalization;
using System.Text;
using System.Text.Json;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Local.Http;

/// <summary>Reads a function's answer as an HTTP API does, and writes it to the client.</summary>
/// <remarks>An answer without <c>statusCode</c> is the body of a 200 with content type application/json (payload format 2.0).</remarks>
internal static class HttpApiAnswer
{
    private const string DefaultContentType = "text/plain; charset=utf-8";

    private static readonly HashSet<string> Forbidden = new(StringComparer.OrdinalIgnoreCase) { "content-length", "transfer-encoding", "connection", "date", "keep-alive" };

    /// <returns>Null when the answer has no meaning to the gateway.</returns>
    public static HttpApiResponse? Read(ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var answer = JsonDocument.Parse(payload);
            var root = answer.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("statusCode", out var status)
                ? Structured(root, status)
                : new HttpApiResponse { StatusCode = 200, Headers = Json, Body = root.ValueKind == JsonValueKind.String ? root.GetString() : root.GetRawText() };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static async Task WriteAsync(HttpContext context, HttpApiResponse answer, byte[] body, string requestId)
    {
        var response = context.Response;
        response.StatusCode = answer.StatusCode;
        foreach (var (name, value) in answer.Headers)
        {
            if (!Forbidden.Contains(name))
                response.Headers[name] = value;
        }

        foreach (var cookie in answer.Cookies ?? [])
        {
            response.Headers.Append("set-cookie", cookie);
        }

        response.Headers["apigw-requestid"] = requestId;
        if (answer.StatusCode is < 200 or 204 or 304)
            return;
        response.ContentType ??= DefaultContentType;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <returns>Null when the body is not the base64 that it says it is.</returns>
    public static byte[]? BodyOf(HttpApiResponse answer)
    {
        if (!answer.IsBase64Encoded)
            return Encoding.UTF8.GetBytes(answer.Body ?? "");
        var bytes = new byte[(answer.Body ?? "").Length];
        return Convert.TryFromBase64String(answer.Body ?? "", bytes, out var length) ? bytes[..length] : null;
    }

    private static Dictionary<string, string> Json { get; } = new() { ["content-type"] = "application/json" };

    private static HttpApiResponse? Structured(JsonElement root, JsonElement status)
    {
        if (StatusOf(status) is not { } code)
            return null;
        return new HttpApiResponse
        {
            StatusCode = code,
            Headers = root.TryGetProperty("headers", out var headers) && headers.ValueKind == JsonValueKind.Object
                ? headers.EnumerateObject().ToDictionary(header => header.Name, header => TextOf(header.Value), StringComparer.OrdinalIgnoreCase)
                : new Dictionary<string, string>(),
            Cookies = root.TryGetProperty("cookies", out var cookies) && cookies.ValueKind == JsonValueKind.Array ? [.. cookies.EnumerateArray().Select(TextOf)] : null,
            Body = root.TryGetProperty("body", out var body) && body.ValueKind != JsonValueKind.Null ? TextOf(body) : null,
            IsBase64Encoded = root.TryGetProperty("isBase64Encoded", out var encoded) && encoded.ValueKind == JsonValueKind.True,
        };
    }

    private static int? StatusOf(JsonElement status) => status.ValueKind switch
    {
        JsonValueKind.Number when status.TryGetInt32(out var number) && number is >= 100 and <= 599 => number,
        JsonValueKind.String when int.TryParse(status.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 100 and <= 599 => number,
        _ => null,
    };

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
