namespace SecondBrain.Conformance;

/// <summary>The adapter under test is run against a program that not every machine has.</summary>
/// <param name="tool">An executable on the PATH.</param>
/// <param name="install">The command that installs it.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresToolAttribute(string tool, string install) : Attribute
{
    public string Tool { get; } = tool;

    public string Install { get; } = install;

    /// <summary>Null when the tool is there.</summary>
    public static string? Missing(string tool, string install)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.Any(folder => File.Exists(Path.Combine(folder, tool))) ? null : $"needs {tool}: {install}";
    }
}
