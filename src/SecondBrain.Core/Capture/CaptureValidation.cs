using System.Text.Unicode;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Capture;

internal static class CaptureValidation
{
    /// <summary>Null when the text can be kept.</summary>
    public static CaptureResult.Rejected? CheckContent(ReadOnlySpan<byte> content)
    {
        if (content.Length > CaptureLimits.MaxBytes)
        {
            return Reject(CaptureRejection.TooLarge, $"The note has {content.Length:N0} bytes; at most {CaptureLimits.MaxBytes:N0} (1 MiB) are kept. Split it.");
        }

        if (!Utf8.IsValid(content))
        {
            return Reject(CaptureRejection.NotUtf8, "The note is not valid UTF-8 text. Convert it and send it again.");
        }

        if (content.Contains((byte)0))
        {
            return Reject(CaptureRejection.ContainsNul, $"The note has a NUL character at byte {content.IndexOf((byte)0)}. It looks like a binary file; send text.");
        }

        return IsBlank(content) ? Reject(CaptureRejection.Empty, "The note is empty. Send at least one visible character.") : null;
    }

    /// <summary>Null when everything but the text can be kept.</summary>
    public static CaptureResult.Rejected? CheckMetadata(CaptureRequest request, BrainTypes types)
    {
        if (request.Type is { } type && !types.NoteTypes.Contains(type))
        {
            return Reject(CaptureRejection.UnknownType, $"The note type '{Clip(type)}' is not known. Known: {string.Join(", ", types.NoteTypes)}.");
        }

        if (request.Status is { } status && !NoteStatus.All.Contains(status))
        {
            return Reject(CaptureRejection.UnknownStatus, $"The status '{Clip(status)}' is not known. Known: {string.Join(", ", NoteStatus.All)}.");
        }

        if (request.Visibility is { } visibility && !NoteVisibility.All.Contains(visibility))
        {
            return Reject(CaptureRejection.UnknownVisibility, $"The visibility '{Clip(visibility)}' is not known. Known: {string.Join(", ", NoteVisibility.All)}.");
        }

        if (request.IdempotencyKey is { } key && (key.Length is 0 or > CaptureLimits.MaxIdempotencyKey || key.Any(char.IsControl)))
        {
            return Reject(CaptureRejection.InvalidIdempotencyKey, $"The Idempotency-Key must have 1 to {CaptureLimits.MaxIdempotencyKey} printable characters.");
        }

        if (request.Title is { } title && (title.Length > CaptureLimits.MaxTitle || title.Any(char.IsControl)))
        {
            return Reject(CaptureRejection.InvalidName, $"The title must be one line of at most {CaptureLimits.MaxTitle} characters.");
        }

        if (request.Source is { } source && (source.Length > CaptureLimits.MaxSource || source.Any(char.IsControl)))
        {
            return Reject(CaptureRejection.InvalidName, $"The source must be one line of at most {CaptureLimits.MaxSource} characters.");
        }

        return request.Tags.Concat(request.Aliases).Any(name => name.Length > CaptureLimits.MaxTitle || name.Any(char.IsControl))
            || request.Tags.Count > CaptureLimits.MaxNames || request.Aliases.Count > CaptureLimits.MaxNames
            ? Reject(CaptureRejection.InvalidName, $"Send at most {CaptureLimits.MaxNames} tags and {CaptureLimits.MaxNames} aliases, each one line of at most {CaptureLimits.MaxTitle} characters.")
            : null;
    }

    private static bool IsBlank(ReadOnlySpan<byte> utf8)
    {
        while (!utf8.IsEmpty)
        {
            _ = System.Text.Rune.DecodeFromUtf8(utf8, out var rune, out var length);
            if (!System.Text.Rune.IsWhiteSpace(rune) && rune.Value != 0xFEFF)
            {
                return false;
            }

            utf8 = utf8[length..];
        }

        return true;
    }

    private static string Clip(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "…");

    private static CaptureResult.Rejected Reject(CaptureRejection reason, string detail) => new(reason, detail);
}
