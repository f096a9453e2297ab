namespace SecondBrain.Functions.Http;

/// <summary>A capture sent as JSON.</summary>
internal sealed record NoteBody
{
    public required string Content { get; init; }

    public string? Title { get; init; }

    public string? Source { get; init; }

    public string? Type { get; init; }

    public string? Status { get; init; }

    public string? Visibility { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public IReadOnlyList<string>? Aliases { get; init; }
}
