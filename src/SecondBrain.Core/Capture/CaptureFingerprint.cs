using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SecondBrain.Core.Capture;

/// <summary>SHA-256 over a capture's content and metadata, each part led by its length, as lower-case hex.</summary>
internal static class CaptureFingerprint
{
    public static string Of(CaptureRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, request.Content.Span);
        foreach (var text in (string?[])[request.Title, request.Source, request.Type, request.Status, request.Visibility])
        {
            Append(hash, text is null ? [] : Encoding.UTF8.GetBytes('=' + text));
        }

        foreach (var list in (IReadOnlyList<string>[])[request.Tags, request.Aliases])
        {
            Append(hash, Encoding.UTF8.GetBytes(string.Join('\n', list)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
