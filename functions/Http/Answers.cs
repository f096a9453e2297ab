using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.Http;

internal static class Answers
{
    public static HttpApiResponse Json<T>(int status, T value, JsonTypeInfo<T> type, params ReadOnlySpan<(string Name, string Value)> headers) =>
        Text(status, "application/json", JsonSerializer.Serialize(value, type), headers);

    public static HttpApiResponse Text(int status, string contentType, string body, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var all = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["content-type"] = contentType, ["cache-control"] = "no-store" };
        foreach (var (name, value) in headers)
        {
            all[name] = value;
        }

        return new HttpApiResponse { StatusCode = status, Headers = all, Body = body };
    }

    public static HttpApiResponse Bytes(string contentType, ReadOnlyMemory<byte> body, params ReadOnlySpan<(string Name, string Value)> headers) =>
        Text(200, contentType, Convert.ToBase64String(body.Span), headers) with { IsBase64Encoded = true };
}
