using SecondBrain.StatesLanguage.Coverage;

namespace SecondBrain.StatesLanguage.Testing.Recording;

/// <summary>
/// Appends what the runs of this process did to a file of its own, each fact once. The file begins anew with the process
/// and is named after the program's folder, so it always holds the last run of that test project.
/// </summary>
internal static class CoverageLog
{
    private static readonly Lock Gate = new();

    private static readonly HashSet<CoverageRecord> Known = [];

    private static string? _path;

    public static void Add(DefinitionFile file, IEnumerable<string> edges)
    {
        if (file.Sha256.Length == 0)
        {
            return;
        }

        lock (Gate)
        {
            var lines = edges.Select(edge => new CoverageRecord(file.Name, file.Sha256, edge)).Where(Known.Add).Select(record => record.ToJson()).ToList();
            if (lines.Count == 0)
            {
                return;
            }

            if (_path is null)
            {
                _path = CoverageFolder.FileOf(AppContext.BaseDirectory);
                Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
                File.Delete(_path);
            }

            File.AppendAllLines(_path, lines);
        }
    }
}
