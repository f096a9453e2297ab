using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using SecondBrain.Local.Downloads;

namespace SecondBrain.Local.Engine;

/// <summary>
/// A data folder, held by one host at a time. Whoever holds it has first made sure that no engine of an earlier,
/// killed host is still working on the database.
/// </summary>
internal sealed class EngineFolder : IDisposable
{
    // Process start times come from a clock with a granularity of 10 ms, the shell's note of it has whole seconds
    private static readonly TimeSpan StartTimeTolerance = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ExitTimeout = TimeSpan.FromSeconds(10);
    private readonly FileLock _lock;

    private EngineFolder(string path, FileLock held)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }

    public string PidFile => Combine("engine.pid");

    public string LogFile => Combine("engine.log");

    public string ConfigurationFile => Combine("engine.xml");

    /// <exception cref="EngineUnavailableException">Another host holds the folder, or it cannot be written.</exception>
    public static async Task<EngineFolder> HoldAsync(string path, CancellationToken cancellationToken)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(full);
            var held = FileLock.TryAcquire(System.IO.Path.Combine(full, "engine.lock"))
                ?? throw new EngineUnavailableException(
                    $"Another SecondBrain is using {full}: stop it, or choose another data folder.");
            return await TakeOverAsync(new EngineFolder(full, held), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EngineUnavailableException($"The data folder {full} cannot be used ({exception.Message}): choose another.", exception);
        }
    }

    /// <summary>Notes the engine where the start script could not (Windows has no such script).</summary>
    public void NoteEngine(Process engine)
    {
        if (OperatingSystem.IsWindows())
        {
            var seconds = new DateTimeOffset(engine.StartTime).ToUnixTimeSeconds();
            File.WriteAllText(PidFile, string.Create(CultureInfo.InvariantCulture, $"{engine.Id} {seconds}"));
        }
    }

    public void ForgetEngine() => File.Delete(PidFile);

    public void Dispose() => _lock.Dispose();

    private string Combine(string name) => System.IO.Path.Combine(Path, name);

    private static async Task<EngineFolder> TakeOverAsync(EngineFolder folder, CancellationToken cancellationToken)
    {
        try
        {
            await folder.StopOrphanAsync(cancellationToken);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private async Task StopOrphanAsync(CancellationToken cancellationToken)
    {
        using var orphan = FindNotedEngine();
        if (orphan is not null)
        {
            orphan.Kill();
            await orphan.WaitForExitAsync(cancellationToken).WaitAsync(ExitTimeout, cancellationToken);
        }

        ForgetEngine();
    }

    /// <summary>The noted process, if it still runs and is the same one: ids are reused, an id with its start time is not.</summary>
    private Process? FindNotedEngine()
    {
        if (!File.Exists(PidFile) || File.ReadAllText(PidFile).Split(' ') is not [var id, var started]
            || !int.TryParse(id, CultureInfo.InvariantCulture, out var pid)
            || !long.TryParse(started, CultureInfo.InvariantCulture, out var seconds))
        {
            return null;
        }

        try
        {
            var process = Process.GetProcessById(pid);
            var difference = new DateTimeOffset(process.StartTime) - DateTimeOffset.FromUnixTimeSeconds(seconds);
            if (!process.HasExited && difference.Duration() <= StartTimeTolerance)
                return process;
            process.Dispose();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It has ended, or it belongs to somebody else and so is not ours
        }

        return null;
    }
}
