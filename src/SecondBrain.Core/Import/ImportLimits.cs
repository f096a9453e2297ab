namespace SecondBrain.Core.Import;

/// <summary>What an import may hold.</summary>
public static class ImportLimits
{
    /// <summary>Of one request that adds files, in bytes: under Lambda's 6 MB with the event around it.</summary>
    public const int MaxRequestBytes = 4 << 20;

    public const int MaxFilesPerRequest = 500;

    public const int MaxFiles = 20_000;

    /// <summary>In UTF-16 code units; also the limit of a note's source.</summary>
    public const int MaxPath = 1024;

    /// <summary>After which staged files, results and the import itself are gone. The bucket's lifecycle rule says the same.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(30);
}
