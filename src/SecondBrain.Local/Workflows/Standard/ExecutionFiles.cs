using System.Security.Cryptography;
using System.Text;
using SecondBrain.Local.Hosting;
using SecondBrain.StatesLanguage.Journal;

namespace SecondBrain.Local.Workflows.Standard;

/// <summary>Where the journals of Standard executions are: <c>executions/running</c> and <c>executions/ended</c> in the data folder, a file each.</summary>
/// <remarks>A file's name tells state machine and execution; a hash behind them keeps names apart that a file system does not (case, letters it does not take).</remarks>
internal sealed class ExecutionFiles(DataFolder data)
{
    private readonly string _running = data.Folder(Path.Combine("executions", "running"));
    private readonly string _ended = data.Folder(Path.Combine("executions", "ended"));

    public IReadOnlyList<string> Running => Directory.GetFiles(_running, "*.jsonl");

    public string RunningPath(ExecutionIdentity execution) => Path.Combine(_running, FileName(execution));

    public string EndedPath(ExecutionIdentity execution) => Path.Combine(_ended, FileName(execution));

    /// <summary>The entries of an execution that runs or has ended; null when there is none of this name.</summary>
    /// <exception cref="InvalidDataException">The journal is damaged.</exception>
    public IReadOnlyList<JournalEntry>? Read(ExecutionIdentity execution)
    {
        // It moves once, when it ends: the second look finds what the first one missed.
        foreach (var path in new[] { RunningPath(execution), EndedPath(execution), RunningPath(execution) })
        {
            try
            {
                if (JournalFile.Read(path) is { Count: > 0 } entries)
                    return entries;
            }
            catch (FileNotFoundException)
            {
                // in the other folder
            }
        }

        return null;
    }

    private static string FileName(ExecutionIdentity execution) =>
        $"{Plain(execution.StateMachine)}.{Plain(execution.Name)}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(execution.Arn)))[..12]}.jsonl";

    private static string Plain(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
}
