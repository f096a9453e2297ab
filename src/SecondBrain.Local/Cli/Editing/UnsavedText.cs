using SecondBrain.Local.Cli.Api;

namespace SecondBrain.Local.Cli.Editing;

/// <summary>Texts of edits that were refused, beside the brain, so that nobody has to type them again.</summary>
internal sealed class UnsavedText(string data)
{
    /// <returns>The file that has it.</returns>
    public async Task<string> KeepAsync(NoteSummary note, string text)
    {
        var folder = Directory.CreateDirectory(Path.Combine(data, "unsaved"));
        for (var number = 1; ; number++)
        {
            var path = Path.Combine(folder.FullName, $"{note.Id}-version-{note.Version}{(number == 1 ? "" : $"-{number}")}.md");
            try
            {
                await using var file = new StreamWriter(new FileStream(path, FileMode.CreateNew));
                await file.WriteAsync(text);
                return path;
            }
            catch (IOException) when (File.Exists(path))
            {
                // another text that was refused: it stays too
            }
        }
    }
}
