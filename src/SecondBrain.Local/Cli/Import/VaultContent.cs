using System.Text;
using System.Text.Unicode;

namespace SecondBrain.Local.Cli.Import;

/// <summary>Reads a file for capture, or says why it cannot be one.</summary>
internal static class VaultContent
{
    /// <summary>The API's limit for a note, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>The bytes, or the reason to skip the file.</summary>
    public static async Task<(byte[] Bytes, string? Skip)> ReadAsync(VaultFile file, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(file.Path).Length > MaxBytes) return ([], "over 1 MiB");
            var bytes = await File.ReadAllBytesAsync(file.Path, cancellationToken);
            return (bytes, WhyNot(bytes));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ([], $"cannot be read: {e.Message}");
        }
    }

    private static string? WhyNot(byte[] bytes)
    {
        if (bytes.Length > MaxBytes) return "over 1 MiB";
        if (!Utf8.IsValid(bytes)) return "not UTF-8";
        if (bytes.AsSpan().Contains((byte)0)) return "holds a NUL byte";
        return string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF')) ? "empty" : null;
    }
}
