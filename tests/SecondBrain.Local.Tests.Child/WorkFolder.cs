using System.Text;

namespace SecondBrain.Local.Tests.Child;

/// <summary>What is seen from outside: <c>began.log</c>, a line for each attempt that was begun; <c>accepted.log</c>, a line for each execution that ended; <c>questions/NAME</c>, a token each.</summary>
internal sealed class WorkFolder
{
    private readonly Lock _gate = new();
    private readonly FileStream _began;
    private readonly FileStream _accepted;
    private readonly string _questions;

    public WorkFolder(string path)
    {
        _questions = Directory.CreateDirectory(Path.Combine(path, "questions")).FullName;
        _began = Append(Path.Combine(path, "began.log"));
        _accepted = Append(Path.Combine(path, "accepted.log"));
    }

    public void Began(string attempt) => Line(_began, attempt);

    public void Accepted(string execution) => Line(_accepted, execution);

    public void Ask(string name, string token)
    {
        File.WriteAllText(Path.Combine(_questions, name + ".next"), token);
        File.Move(Path.Combine(_questions, name + ".next"), Path.Combine(_questions, name), overwrite: true);
    }

    public IEnumerable<(string Token, string Name)> Questions() =>
        Directory.GetFiles(_questions).Where(file => !file.EndsWith(".next", StringComparison.Ordinal)).Select(file => (File.ReadAllText(file), Path.GetFileName(file)));

    public void Answered(string name) => File.Delete(Path.Combine(_questions, name));

    private void Line(FileStream file, string line)
    {
        lock (_gate)
        {
            file.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
    }

    // Unbuffered: what is written is the operating system's, and survives a kill.
    private static FileStream Append(string path) => new(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
}
