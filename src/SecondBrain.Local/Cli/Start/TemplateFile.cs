namespace SecondBrain.Local.Cli.Start;

/// <summary>Finds template.yaml: upwards from where the command runs, else from where the executable lies, so that a desktop client can start it anywhere.</summary>
internal static class TemplateFile
{
    public const string Name = "template.yaml";

    /// <exception cref="CliException">There is none.</exception>
    public static string Find(string workingFolder, string programFolder) =>
        Upwards(workingFolder) ?? Upwards(programFolder) ?? throw new CliException($"No {Name} above {workingFolder} or {programFolder}: run this from a checkout.");

    public static string Find() => Find(Environment.CurrentDirectory, AppContext.BaseDirectory);

    // A folder of another SAM application has a template.yaml as well; ours lies beside the solution
    private static string? Upwards(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, Name);
            if (File.Exists(path) && File.Exists(Path.Combine(at.FullName, "SecondBrain.sln"))) return path;
        }

        return null;
    }
}
