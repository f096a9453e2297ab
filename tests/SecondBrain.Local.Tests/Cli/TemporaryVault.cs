using System.Text;

namespace SecondBrain.Local.Tests.Cli;

/// <summary>A folder of files that goes away with the test.</summary>
internal sealed class TemporaryVault : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("vault-").FullName;

    public TemporaryVault With(string name, string content) => With(name, Encoding.UTF8.GetBytes(content));

    public TemporaryVault With(string name, byte[] content)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return this;
    }

    public TemporaryVault WithMany(int count)
    {
        for (var n = 0; n < count; n++) With($"note {n}.md", $"# Note {n}\n");
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
