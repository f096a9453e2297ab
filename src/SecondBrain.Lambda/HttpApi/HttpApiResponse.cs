namespace SecondBrain.Lambda.HttpApi;

/// <summary>The answer to an HTTP API event, payload format 2.0.</summary>
public sealed record HttpApiResponse
{
    public required int StatusCode { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string>? Cookies { get; init; }

    public string? Body { get; init; }

    public bool IsBase64Encoded { get; init; }

    /// <summary>An answer whose body is bytes, which the gateway passes on as they are.</summary>
    public static HttpApiResponse Binary(int statusCode, string contentType, ReadOnlySpan<byte> body) => new()
    {
        StatusCode = statusCode,
        Headers = new Dictionary<string, string> { ["content-type"] = contentType },
        Body = Convert.ToBase64String(body),
        IsBase64Encoded = true,
    };
}
