namespace SecondBrain.Local.Cli;

/// <summary>The state machines that a command is about.</summary>
internal static class WorkflowFiles
{
    /// <param name="root">The checkout.</param>
    /// <param name="named">Paths from the command line; none means every file in <c>statemachines/</c>, by name.</param>
    /// <exception cref="CliException">A file that was named does not exist, or there is none.</exception>
    public static IReadOnlyList<string> Find(string root, IReadOnlyList<string> named)
    {
        if (named.FirstOrDefault(path => !File.Exists(path)) is { } missing)
        {
            throw new CliException($"There is no {missing}.");
        }

        if (named.Count > 0) return named;
        var folder = Path.Combine(root, "statemachines");
        string[] all = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.asl.json").Order(StringComparer.Ordinal)] : [];
        return all.Length > 0 ? all : throw new CliException($"There is no .asl.json file in {folder}.");
    }
}
