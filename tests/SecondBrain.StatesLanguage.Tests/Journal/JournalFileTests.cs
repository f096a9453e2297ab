using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Journal;

namespace SecondBrain.StatesLanguage.Tests.Journal;

public sealed class JournalFileTests : IDisposable
{
    private static readonly JournalEntry[] Entries =
    [
        new JournalEntry.Started(Machine.Epoch, """{"StartAt": "S"}""", "arn:e", "e", "arn:m", "m", "arn:r", """{"ä": "\u2028\n"}"""),
        new JournalEntry.Drawn(Machine.Epoch.AddTicks(1), "0.1"),
        new JournalEntry.TaskSubmitted(Machine.Epoch, 1),
        new JournalEntry.TaskHeartbeat(Machine.Epoch, 1),
        new JournalEntry.TaskEnded(Machine.Epoch, 1, null, "E", "C", AtOnce: true, WasSubmitted: true),
        new JournalEntry.TaskEnded(Machine.Epoch, 2, "null", null, null),
        new JournalEntry.TimerFired(Machine.Epoch, 3),
        new JournalEntry.StopRequested(Machine.Epoch, null, "C"),
        new JournalEntry.Ended(Machine.Epoch, ExecutionStatus.Aborted, null, null, "C"),
        new JournalEntry.Redriven(Machine.Epoch),
    ];

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"journal-{Path.GetRandomFileName()}.jsonl");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void What_was_appended_is_read_again_entry_by_entry()
    {
        using (var journal = JournalFile.Open(_path))
        {
            journal.Entries.ShouldBeEmpty();
            journal.Append(Entries[..1]);
            journal.Append(Entries[1..]);
            JournalFile.Read(_path).ShouldBe(Entries, "it can be read while it is written");
        }

        using var reopened = JournalFile.Open(_path);
        reopened.Entries.ShouldBe(Entries);
    }

    [Fact]
    public void A_line_that_was_cut_off_anywhere_is_dropped_and_the_next_entry_does_not_join_it()
    {
        using (var journal = JournalFile.Open(_path))
        {
            journal.Append(Entries[..2]);
        }

        var whole = File.ReadAllBytes(_path);
        var firstEnd = Array.IndexOf(whole, (byte)'\n');
        for (var cut = firstEnd + 1; cut < whole.Length; cut += 7)
        {
            File.WriteAllBytes(_path, whole[..cut]);
            JournalFile.Read(_path).ShouldBe(Entries[..1]);
            using (var journal = JournalFile.Open(_path))
            {
                journal.Entries.ShouldBe(Entries[..1]);
                journal.Append([Entries[6]]);
            }

            JournalFile.Read(_path).ShouldBe([Entries[0], Entries[6]]);
        }
    }

    [Fact]
    public void A_broken_line_in_the_middle_is_an_error_that_names_it()
    {
        File.WriteAllText(_path, $"{Entries[0].ToLine()}\n{{\"type\":\"timer\n{Entries[1].ToLine()}\n");
        Should.Throw<InvalidDataException>(() => JournalFile.Open(_path)).Message.ShouldContain("Entry 2");
        Should.Throw<InvalidDataException>(() => JournalFile.Read(_path));
    }
}
