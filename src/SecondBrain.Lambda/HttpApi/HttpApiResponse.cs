namespace SecondBrain.Lambda.HttpApi;

/// <summary>The answer to an HTTP API event, payload format 2.0.</summary>
public sealed record HttpApiResponse
{
    public required int StatusCode { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string>? Cookies { get; init; }

    public string? Body { get; init; }

    public bool IsBase64Encoded { get; init; }
}
