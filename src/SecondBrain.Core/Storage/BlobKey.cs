using System.Buffers;

namespace SecondBrain.Core.Storage;

/// <summary>A blob's name: segments of A-Z, a-z, 0-9, '.', '_' and '-', joined by '/', at most 512 characters and 128 a segment.</summary>
/// <remarks>No segment begins or ends with a dot, so that no key can leave a folder. Keys differ by case: do not use two that differ by nothing else.</remarks>
public readonly record struct BlobKey
{
    public const int MaxLength = 512;
    public const int MaxSegmentLength = 128;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    private readonly string? _value;

    private BlobKey(string value) => _value = value;

    /// <exception cref="InvalidOperationException">The default value, which names nothing.</exception>
    public string Value => _value ?? throw new InvalidOperationException("This blob key was never set.");

    public static bool TryParse(string? text, out BlobKey key)
    {
        var valid = text is { Length: > 0 and <= MaxLength } && text.Split('/').All(IsSegment);
        key = valid ? new BlobKey(text!) : default;
        return valid;
    }

    /// <exception cref="FormatException">Not a blob key.</exception>
    public static BlobKey Parse(string text) => TryParse(text, out var key) ? key : throw new FormatException(
        $"A blob key is segments of A-Z, a-z, 0-9, '.', '_' and '-', joined by '/'; none empty, over {MaxSegmentLength} characters or with a dot at an end.");

    public override string ToString() => _value ?? "";

    private static bool IsSegment(string segment) =>
        segment is { Length: > 0 and <= MaxSegmentLength } && segment[0] != '.' && segment[^1] != '.' && !segment.AsSpan().ContainsAnyExcept(Allowed);
}
