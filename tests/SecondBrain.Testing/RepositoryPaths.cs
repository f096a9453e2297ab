namespace SecondBrain.Testing;

/// <summary>Where the checkout is, found from the test assembly upwards.</summary>
public static class RepositoryPaths
{
    public static string Root { get; } = Find();

    public static string Combine(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "SecondBrain.sln")))
            {
                return directory.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No SecondBrain.sln above {AppContext.BaseDirectory}: run the tests from a checkout.");
    }
}
