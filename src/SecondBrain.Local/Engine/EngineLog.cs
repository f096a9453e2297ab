using System.Diagnostics;

namespace SecondBrain.Local.Engine;

/// <summary>What the engine prints: into a file, if there is one, and its last lines for an error message.</summary>
internal sealed class EngineLog : IDisposable
{
    private const int KeptLines = 40;
    private readonly Lock _gate = new();
    private readonly Queue<string> _last = new();
    private readonly StreamWriter? _file;
    private bool _disposed;

    /// <param name="path">Overwritten at each start; null: no file.</param>
    public EngineLog(string? path) =>
        _file = path is null ? null : new StreamWriter(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read)) { AutoFlush = true };

    public string Tail
    {
        get
        {
            lock (_gate)
                return string.Join('\n', _last);
        }
    }

    public void Follow(Process process)
    {
        process.OutputDataReceived += (_, line) => Write(line.Data);
        process.ErrorDataReceived += (_, line) => Write(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _file?.Dispose();
        }
    }

    private void Write(string? line)
    {
        if (line is null)
            return;
        lock (_gate)
        {
            _last.Enqueue(line);
            if (_last.Count > KeptLines)
                _last.Dequeue();
            if (!_disposed)
                _file?.WriteLine(line);
        }
    }
}
