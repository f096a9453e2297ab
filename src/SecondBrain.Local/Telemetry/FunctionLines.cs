using System.Runtime.InteropServices;
using System.Text;
using SecondBrain.Functions.Telemetry;
using SecondBrain.Local.Hosting;

namespace SecondBrain.Local.Telemetry;

/// <summary>The functions' log: <c>logs/functions.jsonl</c> in the data folder, readable by its owner only. At <see cref="MaxBytes"/> it becomes <c>functions.1.jsonl</c>, and so on to the oldest that is kept. Safe for concurrent use.</summary>
internal sealed partial class FunctionLines : IDisposable
{
    /// <summary>10 MB: with the older ones the log takes at most 40.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Files beside the current one.</summary>
    public const int Kept = 3;

    private readonly Lock _gate = new();
    private readonly string _folder;
    private readonly int _maxBytes;
    private readonly ILogger _log;
    private FileStream? _file;

    public FunctionLines(DataFolder data, ILogger log, int maxBytes = MaxBytes)
    {
        (_folder, _log, _maxBytes) = (data.Folder("logs"), log, maxBytes);
        _file = Open();
    }

    /// <summary>The log's files, oldest first; none where no host has run yet.</summary>
    public static IReadOnlyList<string> FilesIn(string data) =>
        [.. Enumerable.Range(0, Kept + 1).Reverse().Select(age => PathOf(Path.Combine(data, "logs"), age)).Where(File.Exists)];

    /// <summary>The file that grows.</summary>
    public static string CurrentIn(string data) => PathOf(Path.Combine(data, "logs"), 0);

    public void Write(LogSeverity level, string line)
    {
        if (level == LogSeverity.Error)
            Happened(_log, line);
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        lock (_gate)
        {
            // a handler that outlives its invocation may outlive the host
            if (_file is null)
                return;
            if (_file.Length > 0 && _file.Length + bytes.Length > _maxBytes)
                Turn();
            _file.Write(bytes);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _file?.Dispose();
            _file = null;
        }
    }

    private void Turn()
    {
        _file!.Dispose();
        for (var age = Kept; age > 0; age--)
        {
            if (File.Exists(PathOf(_folder, age - 1)))
                File.Move(PathOf(_folder, age - 1), PathOf(_folder, age), overwrite: true);
        }

        _file = Open();
    }

    private FileStream Open()
    {
        // no buffer: who follows the log sees each line at once
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(PathOf(_folder, 0), options);
    }

    private static string PathOf(string folder, int age) => Path.Combine(folder, age == 0 ? "functions.jsonl" : FormattableString.Invariant($"functions.{age}.jsonl"));

    [LoggerMessage(LogLevel.Error, "{Line}")]
    private static partial void Happened(ILogger log, string line);
}
