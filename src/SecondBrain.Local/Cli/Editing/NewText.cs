using System.ComponentModel;
using System.Diagnostics;
using SecondBrain.Local.Cli.Api;

namespace SecondBrain.Local.Cli.Editing;

/// <summary>Where the new text of a note comes from: a file, standard input, or the person's editor.</summary>
internal static class NewText
{
    /// <param name="file">- for standard input; null for the editor.</param>
    /// <exception cref="CliException">The file cannot be read, or there is no editor.</exception>
    public static async Task<string> ReadAsync(Terminal terminal, NoteSummary note, string? file, CancellationToken cancellationToken)
    {
        if (file is "-") return await terminal.In.ReadToEndAsync(cancellationToken);
        if (file is null) return await EditAsync(note, cancellationToken);
        try
        {
            return await File.ReadAllTextAsync(file, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{file} cannot be read: {e.Message}", e);
        }
    }

    private static async Task<string> EditAsync(NoteSummary note, CancellationToken cancellationToken)
    {
        var editor = Environment.GetEnvironmentVariable("VISUAL") ?? Environment.GetEnvironmentVariable("EDITOR");
        if (string.IsNullOrWhiteSpace(editor)) throw new CliException("Set EDITOR to the editor that shall open, or give the text with --file FILE (- for standard input).");
        var folder = Directory.CreateTempSubdirectory("second-brain-edit-");
        try
        {
            var path = Path.Combine(folder.FullName, $"{note.Id}.md");
            await File.WriteAllTextAsync(path, note.Content, cancellationToken);
            var command = editor.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            using var process = Process.Start(new ProcessStartInfo(command[0], [.. command[1..], path])) ?? throw new CliException($"{editor} did not start.");
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0
                ? await File.ReadAllTextAsync(path, cancellationToken)
                : throw new CliException($"{editor} ended with {process.ExitCode}. Nothing was changed.");
        }
        catch (Win32Exception e)
        {
            throw new CliException($"{editor} did not start: {e.Message}. Set EDITOR to an editor that is installed.", e);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
