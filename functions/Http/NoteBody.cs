namespace SecondBrain.Functions.Http;

/// <summary>A capture sent as JSON.</summary>
internal sealed record NoteBody
{
    /// <summary>The text; or <see cref="Url"/>, one of the two.</summary>
    public string? Content { get; init; }

    /// <summary>A page of the web to fetch and clip.</summary>
    public string? Url { get; init; }

    public string? Title { get; init; }

    public string? Source { get; init; }

    public string? Type { get; init; }

    public string? Status { get; init; }

    public string? Visibility { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public IReadOnlyList<string>? Aliases { get; init; }
}
