namespace SecondBrain.Testing;

/// <summary>Public data sets that are not part of the project: <c>../shared/data</c>, or where <c>SECONDBRAIN_SHARED_DATA</c> points.</summary>
public static class SharedData
{
    public static string Root { get; } =
        Environment.GetEnvironmentVariable("SECONDBRAIN_SHARED_DATA")
        ?? Path.GetFullPath(Path.Combine(RepositoryPaths.Root, "..", "shared", "data"));

    public static string Combine(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Why a test that needs this file cannot run; null when it can.</summary>
    public static string? Missing(string relativePath)
    {
        var path = Path.Combine(Root, relativePath);
        return File.Exists(path) || Directory.Exists(path) ? null : $"needs the data set {relativePath}, which is not in {Root}";
    }
}

/// <summary>A test that needs a public data set: skipped, and saying so, where the set is not present.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string relativePath) => Skip = SharedData.Missing(relativePath);
}

/// <inheritdoc cref="SharedDataFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute(string relativePath) => Skip = SharedData.Missing(relativePath);
}
