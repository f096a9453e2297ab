using System.Text;
using System.Text.Json;

namespace SecondBrain.StatesLanguage.Journal;

/// <summary>A journal in a file: JSON Lines, flushed to the disk before an append returns.</summary>
/// <remarks>Not safe for concurrent use. Only one at a time may be open on a file; that is up to the host, for not every system keeps a second one out.</remarks>
public sealed class JournalFile : IExecutionJournal, IDisposable
{
    private readonly FileStream _file;

    private JournalFile(FileStream file, IReadOnlyList<JournalEntry> entries) => (_file, Entries) = (file, entries);

    /// <summary>What the file held when it was opened.</summary>
    public IReadOnlyList<JournalEntry> Entries { get; }

    /// <summary>Opens or creates the file. A last line that was not written to its end is dropped.</summary>
    /// <exception cref="InvalidDataException">A line that is not the last is broken: the journal cannot be trusted.</exception>
    public static JournalFile Open(string path)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);
        try
        {
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
            var entries = Parse(bytes.AsSpan(0, whole), path);
            file.SetLength(whole);
            file.Position = whole;
            return new JournalFile(file, entries);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The whole entries of a journal, without opening it for writing: also while an execution writes it.</summary>
    /// <inheritdoc cref="Open(string)"/>
    public static IReadOnlyList<JournalEntry> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        var all = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        return Parse(all[..(all.LastIndexOf((byte)'\n') + 1)], path);
    }

    public void Append(IReadOnlyList<JournalEntry> entries)
    {
        var lines = new StringBuilder();
        foreach (var entry in entries)
        {
            lines.Append(entry.ToLine()).Append('\n');
        }

        _file.Write(Encoding.UTF8.GetBytes(lines.ToString()));
        _file.Flush(flushToDisk: true);
    }

    public void Dispose() => _file.Dispose();

    private static List<JournalEntry> Parse(ReadOnlySpan<byte> lines, string path)
    {
        var entries = new List<JournalEntry>();
        foreach (var line in lines.Split((byte)'\n'))
        {
            if (lines[line].IsEmpty)
            {
                continue;
            }

            try
            {
                entries.Add(JournalEntry.Parse(Encoding.UTF8.GetString(lines[line])));
            }
            catch (Exception broken) when (broken is JsonException or NotSupportedException)
            {
                throw new InvalidDataException($"Entry {entries.Count + 1} of the journal '{path}' is broken: {broken.Message}", broken);
            }
        }

        return entries;
    }
}
