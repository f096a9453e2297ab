namespace SecondBrain.Core.Capture;

/// <summary>Something to keep. Everything but the content is optional and wins over the front matter when given.</summary>
/// <param name="Content">The bytes to keep, UTF-8 text.</param>
public sealed record CaptureRequest(ReadOnlyMemory<byte> Content, string ContentType)
{
    public string? IdempotencyKey { get; init; }

    public string? Title { get; init; }

    /// <summary>Where it came from; a path inside an imported folder also serves to resolve links.</summary>
    public string? Source { get; init; }

    public string? Type { get; init; }

    public string? Status { get; init; }

    public string? Visibility { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Whether it is one of many that somebody asked for at once, such as a file of an import: see <see cref="Safety.WriteGuard.AllowInBulkAsync"/>. A request body cannot say so.</summary>
    public bool InBulk { get; init; }

    /// <summary>The page of the web that it was made of; null for others. Who sets it has asked <see cref="Safety.WriteGuard"/> before fetching. A request body cannot say so.</summary>
    public CapturedPage? Page { get; init; }
}
