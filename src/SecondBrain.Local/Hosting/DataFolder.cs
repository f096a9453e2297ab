using System.Runtime.InteropServices;
using System.Text;

namespace SecondBrain.Local.Hosting;

/// <summary>Where a local brain lives on disk. Made readable by its owner only, for it holds keys and notes.</summary>
/// <remarks>Default: the variable <c>SECONDBRAIN_DATA</c>, else <c>secondbrain</c> under the user's local application data (<c>~/.local/share</c> on Linux), so that every command finds the same brain whatever folder it runs in.</remarks>
internal sealed class DataFolder
{
    public const string Variable = "SECONDBRAIN_DATA";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly bool _removeOnClose;

    private DataFolder(string path, bool removeOnClose) => (Path, _removeOnClose) = (path, removeOnClose);

    public string Path { get; }

    public static string DefaultPath
    {
        get
        {
            if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen)
                return System.IO.Path.GetFullPath(chosen);
            var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return data.Length > 0 ? System.IO.Path.Combine(data, "secondbrain") : System.IO.Path.GetFullPath(".secondbrain");
        }
    }

    /// <exception cref="LocalHostException">The folder cannot be made.</exception>
    public static DataFolder Open(string path)
    {
        try
        {
            MakePrivate(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LocalHostException($"The data folder {path} cannot be made ({e.Message}). Choose another with --data.", e);
        }

        return new DataFolder(System.IO.Path.GetFullPath(path), removeOnClose: false);
    }

    /// <summary>A new folder that <see cref="Close"/> removes.</summary>
    public static DataFolder Temporary() => new(Directory.CreateTempSubdirectory("secondbrain-").FullName, removeOnClose: true);

    public string Combine(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>A folder inside, made if absent.</summary>
    public string Folder(string name)
    {
        var path = Combine(name);
        MakePrivate(path);
        return path;
    }

    public string? ReadText(string name)
    {
        var path = Combine(name);
        return File.Exists(path) ? File.ReadAllText(path, Encoding.UTF8) : null;
    }

    /// <summary>Replaces a file at once: a reader, or a crash, sees the old content or the new. Mode 600.</summary>
    public void WriteText(string name, string text)
    {
        var path = Combine(name);
        var next = path + ".next";
        using (var file = new FileStream(next, Private(FileMode.Create)))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }

    /// <summary>Adds a line to a file. Mode 600.</summary>
    public void AppendLine(string name, string line)
    {
        using var file = new FileStream(Combine(name), Private(FileMode.Append));
        file.Write(Encoding.UTF8.GetBytes(line + "\n"));
    }

    public void Delete(string name) => File.Delete(Combine(name));

    public void Close()
    {
        if (_removeOnClose && Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }

    private static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            options.UnixCreateMode = OwnerOnly;
        return options;
    }

    private static void MakePrivate(string path)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }
}
