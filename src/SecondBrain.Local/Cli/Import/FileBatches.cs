using SecondBrain.Local.Cli.Api;

namespace SecondBrain.Local.Cli.Import;

/// <summary>Groups files into requests that the API takes.</summary>
internal static class FileBatches
{
    /// <summary>Bytes of files in one request; in base 64 and with their paths they stay under the API's 4 MiB.</summary>
    public const int MaxBytes = 5 << 19;

    /// <summary>Few enough that several requests are under way for a vault of usual size.</summary>
    public const int MaxFiles = 64;

    public static IEnumerable<IReadOnlyList<UploadedFile>> Of(IEnumerable<UploadedFile> files)
    {
        var batch = new List<UploadedFile>();
        var bytes = 0;
        foreach (var file in files)
        {
            if (batch.Count == MaxFiles || (batch.Count > 0 && bytes + file.Base64.Length > MaxBytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(file);
            bytes += file.Base64.Length;
        }

        if (batch.Count > 0) yield return batch;
    }
}
