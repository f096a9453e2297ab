using System.Net;
using System.Text.Json;

namespace SecondBrain.Aws.Signing;

/// <summary>Reads the error of an AWS JSON or REST JSON answer: its code from the <c>x-amzn-ErrorType</c> header or from <c>__type</c> or <c>code</c>.</summary>
internal static class AwsErrorBody
{
    public static AwsServiceException Read(HttpStatusCode status, string? errorType, ReadOnlyMemory<byte> body)
    {
        string? code = errorType, message = null;
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                code ??= Text(document.RootElement, "__type") ?? Text(document.RootElement, "code");
                message = Text(document.RootElement, "message") ?? Text(document.RootElement, "Message");
            }
        }
        catch (JsonException)
        {
            // not an answer in AWS's shape; its text is not repeated
        }

        return new AwsServiceException(
            code is null ? AwsServiceException.UnknownError : SimpleName(code),
            message ?? $"HTTP status {(int)status}",
            status);
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
