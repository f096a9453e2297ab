namespace SecondBrain.StatesLanguage.Coverage;

/// <summary>Where coverage is recorded: the folder named by <see cref="Variable"/>, else <c>artifacts/asl-coverage</c> in the checkout.</summary>
public static class CoverageFolder
{
    public const string Variable = "ASL_COVERAGE_DIR";

    /// <param name="programFolder">A folder in the checkout.</param>
    public static string Of(string programFolder) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? Path.GetFullPath(named) : Path.Combine(Root(programFolder), "artifacts", "asl-coverage");

    /// <summary>The file that the program of this folder writes.</summary>
    public static string FileOf(string programFolder)
    {
        var name = Path.GetRelativePath(Root(programFolder), programFolder.TrimEnd('/', '\\'));
        return Path.Combine(Of(programFolder), $"{name.Replace('/', '.').Replace('\\', '.')}.jsonl");
    }

    // The checkout is the folder with the solution; elsewhere records go below the program.
    private static string Root(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (at.EnumerateFiles("*.sln").Any())
            {
                return at.FullName;
            }
        }

        return folder;
    }
}
