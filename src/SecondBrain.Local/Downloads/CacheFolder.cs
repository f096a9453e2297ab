namespace SecondBrain.Local.Downloads;

/// <summary>Where downloads are kept, outside any checkout.</summary>
public static class CacheFolder
{
    /// <summary>The environment variable that overrides the folder.</summary>
    public const string Variable = "SECONDBRAIN_CACHE";

    /// <summary>
    /// <c>SECONDBRAIN_CACHE</c>, else <c>secondbrain</c> below <c>XDG_CACHE_HOME</c>, else below the platform's place for caches:
    /// <c>%LOCALAPPDATA%</c> on Windows, <c>~/.cache</c> elsewhere.
    /// </summary>
    public static string Default => Resolve(Environment.GetEnvironmentVariable);

    internal static string Resolve(Func<string, string?> environment)
    {
        if (environment(Variable) is { Length: > 0 } chosen)
            return Path.GetFullPath(chosen);
        // The XDG specification says that a relative path is to be ignored
        if (environment("XDG_CACHE_HOME") is { Length: > 0 } xdg && Path.IsPathRooted(xdg))
            return Path.Combine(xdg, "secondbrain");
        var platform = OperatingSystem.IsWindows()
            ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(platform, "secondbrain");
    }
}
