namespace SecondBrain.Core.Editing;

/// <summary>What a note shall be. Null leaves as it is.</summary>
public sealed record NoteEdit
{
    /// <summary>The whole new text, UTF-8. What the text says of itself (title, tags, aliases, type, status, language) is followed where it changes and nothing else here says otherwise.</summary>
    public ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>Of <see cref="Content"/>; as it was when null.</summary>
    public string? ContentType { get; init; }

    public string? Title { get; init; }

    public string? Type { get; init; }

    public string? Status { get; init; }

    public string? Visibility { get; init; }

    /// <summary>One of <see cref="Notes.NoteTrust"/>; only a person can set it.</summary>
    public string? Trust { get; init; }

    /// <summary>All tags that the note shall have.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>All aliases that the note shall have.</summary>
    public IReadOnlyList<string>? Aliases { get; init; }

    /// <summary>Makes a retry safe: the same key and edit again is the first edit, the same key with another edit is a conflict.</summary>
    public string? IdempotencyKey { get; init; }
}
