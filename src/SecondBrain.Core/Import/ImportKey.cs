using System.Security.Cryptography;
using System.Text;

namespace SecondBrain.Core.Import;

/// <summary>Names the capture of a content at a place: the same file again is the same capture, a changed one is another.</summary>
public static class ImportKey
{
    /// <returns>An idempotency key.</returns>
    public static string Of(string path, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(path));
        hash.AppendData([0]);
        hash.AppendData(content);
        return "import:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
