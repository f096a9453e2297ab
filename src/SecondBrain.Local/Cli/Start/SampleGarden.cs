using SecondBrain.Local.Cli.Api;
using SecondBrain.Local.Cli.Import;

namespace SecondBrain.Local.Cli.Start;

/// <summary>The notes that a new brain begins with: samples/garden beside the template.</summary>
internal static class SampleGarden
{
    // Describes the folder for readers of the repository; no note of the garden
    private const string Description = "README.md";

    public const string UnfinishedFile = "garden.unfinished";

    public static string FolderOf(string templatePath) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(templatePath))!, "samples", "garden");

    /// <summary>Imports the garden when the brain has no note yet, or when an earlier start was interrupted here; null otherwise, or when the checkout has no garden.</summary>
    /// <param name="unfinished">A file that is there while the garden is being loaded.</param>
    public static async Task<ImportReport?> LoadIfEmptyAsync(
        string folder, string unfinished, BrainClient brain, TimeProvider clock, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder)) return null;
        if (!File.Exists(unfinished) && (await brain.NotesAsync(cursor: null, limit: 1, cancellationToken)).Items.Count > 0) return null;
        await File.WriteAllBytesAsync(unfinished, [], cancellationToken);
        var notes = VaultFolder.Find(folder).Where(file => file.Source != Description).ToList();
        var report = await ImportBars.ShowAsync(terminal, progress => new FolderImport(brain, clock, progress).RunAsync(notes, cancellationToken));
        File.Delete(unfinished);
        return report;
    }
}
