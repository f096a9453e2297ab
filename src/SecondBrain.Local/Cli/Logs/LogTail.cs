using System.Text;

namespace SecondBrain.Local.Cli.Logs;

/// <summary>Reads the whole lines that a growing file has got since it was last read; starts over when the file is a new one.</summary>
internal sealed class LogTail(string path, long position)
{
    private long _position = position;

    public IReadOnlyList<string> Next()
    {
        if (!File.Exists(path))
            return [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (file.Length < _position)
            _position = 0;
        file.Position = _position;
        var bytes = new byte[file.Length - _position];
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var end = bytes.AsSpan(0, read).LastIndexOf((byte)'\n') + 1;
        _position += end;
        return Encoding.UTF8.GetString(bytes, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
