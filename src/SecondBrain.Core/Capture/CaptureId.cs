using System.Security.Cryptography;
using System.Text;

namespace SecondBrain.Core.Capture;

/// <summary>A capture's id: 32 hex digits of the hash of its idempotency key, or of its content when it has none.</summary>
public readonly record struct CaptureId
{
    public const int Length = 32;

    private CaptureId(string value) => Value = value;

    public string Value { get; }

    public static CaptureId FromKey(string idempotencyKey) => FromHash("key\n", idempotencyKey);

    public static CaptureId FromFingerprint(string fingerprint) => FromHash("content\n", fingerprint);

    public static bool TryParse(string? text, out CaptureId id)
    {
        var valid = text is { Length: Length } && text.All(char.IsAsciiHexDigitLower);
        id = valid ? new CaptureId(text!) : default;
        return valid;
    }

    /// <exception cref="FormatException">Not a capture id.</exception>
    public static CaptureId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("A capture id is 32 lower-case hex digits.");

    public override string ToString() => Value;

    private static CaptureId FromHash(string kind, string text) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(kind + text)))[..Length]);
}
