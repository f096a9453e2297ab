using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace SecondBrain.Aws.Signing;

/// <summary>Reads the error of an answer in AWS JSON, REST JSON or the Query protocol's XML: its code from the header <c>x-amzn-ErrorType</c>, from <c>__type</c> or <c>code</c>, or from <c>Error/Code</c>.</summary>
internal static class AwsErrorBody
{
    public static AwsServiceException Read(HttpResponseMessage response, byte[] body, DateTimeOffset now)
    {
        var errorType = response.Headers.TryGetValues("x-amzn-ErrorType", out var values) ? values.FirstOrDefault() : null;
        var (code, message) = body.AsSpan().TrimStart(" \r\n\t"u8) is [(byte)'<', ..] ? Xml(body) : Json(body);
        return new AwsServiceException(SimpleName(errorType ?? code ?? AwsServiceException.UnknownError), response.StatusCode, serviceMessage: message)
        {
            RetryAfter = RetryAfter(response.Headers, now),
        };
    }

    private static (string? Code, string? Message) Json(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? (Text(root, "__type") ?? Text(root, "code"), Text(root, "message") ?? Text(root, "Message"))
                : (null, null);
        }
        catch (JsonException)
        {
            return (null, null); // not an answer in AWS's shape
        }
    }

    private static (string? Code, string? Message) Xml(byte[] body)
    {
        try
        {
            var error = QueryXml.Read(Encoding.UTF8.GetString(body)).Descendants().FirstOrDefault(element => element.Name.LocalName == "Error");
            return (Child(error, "Code"), Child(error, "Message"));
        }
        catch (XmlException)
        {
            return (null, null); // a proxy's page
        }
    }

    private static string? Child(XElement? element, string name) =>
        element?.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value;

    /// <summary>In seconds or as a date (RFC 9110, 10.2.3), or AWS's own <c>x-amz-retry-after</c> in milliseconds.</summary>
    private static TimeSpan? RetryAfter(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (headers.TryGetValues("x-amz-retry-after", out var values) && uint.TryParse(values.FirstOrDefault(), out var milliseconds))
            return TimeSpan.FromMilliseconds(milliseconds);

        var asked = headers.RetryAfter?.Delta ?? headers.RetryAfter?.Date - now;
        return asked is null ? null : asked < TimeSpan.Zero ? TimeSpan.Zero : asked;
    }

    /// <summary><c>com.amazonaws.x#Name:http://...</c> is <c>Name</c>.</summary>
    private static string SimpleName(string code)
    {
        var colon = code.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? code : code[..colon];
        return name[(name.LastIndexOf('#') + 1)..];
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
