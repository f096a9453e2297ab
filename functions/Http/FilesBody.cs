namespace SecondBrain.Functions.Http;

/// <summary>Files to add to an import.</summary>
internal sealed record FilesBody(IReadOnlyList<FileBody> Files);

/// <summary>A file with its text, or with its bytes in base 64.</summary>
internal sealed record FileBody
{
    public required string Path { get; init; }

    public string? Text { get; init; }

    public byte[]? Base64 { get; init; }
}

/// <summary>What a request added.</summary>
internal sealed record FilesAnswer(int Files, long Bytes);
