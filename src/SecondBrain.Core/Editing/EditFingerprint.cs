using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SecondBrain.Core.Access;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Editing;

/// <summary>SHA-256 over what an edit asks for, each part led by its length, as lower-case hex.</summary>
internal static class EditFingerprint
{
    public static string Of(NoteId note, int expectedVersion, NoteEdit edit)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, string.Create(CultureInfo.InvariantCulture, $"edit {note} {expectedVersion}"));
        Append(hash, edit.Content is null ? [] : "="u8);
        Append(hash, edit.Content is { } content ? content.Span : []);
        foreach (var text in (string?[])[edit.ContentType, edit.Title, edit.Type, edit.Status, edit.Visibility, edit.Trust, Join(edit.Tags), Join(edit.Aliases)])
        {
            Append(hash, text is null ? "" : '=' + text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static string OfRestoring(NoteId note, int expectedVersion, int version) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"restore {note} {expectedVersion} {version}"))));

    /// <summary>The receipt's id. Without a key it is made of who asks and what for, so that a repeated request is found too.</summary>
    public static CaptureId ToId(string fingerprint, string? key, Principal by) => key is null
        ? CaptureId.FromFingerprint($"{fingerprint}\n{by.Actor}\n{by.Session}")
        : CaptureId.FromKey(key);

    private static string? Join(IReadOnlyList<string>? list) => list is null ? null : string.Join('\n', list);

    private static void Append(IncrementalHash hash, string text) => Append(hash, Encoding.UTF8.GetBytes(text));

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
