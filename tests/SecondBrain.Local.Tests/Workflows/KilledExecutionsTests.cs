using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Journal;
using Xunit.Abstractions;

namespace SecondBrain.Local.Tests.Workflows;

/// <summary>Standard executions in a process that is killed again and again.</summary>
public sealed class KilledExecutionsTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 100;
    private const int Wave = 32;
    private const int LongestLife = 300;

    private readonly string _folder = Directory.CreateTempSubdirectory("secondbrain-killed-").FullName;
    private readonly Dictionary<string, int> _completedAt = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Killed_at_a_hundred_random_moments_every_execution_ends_right_and_no_completed_step_is_repeated()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var count = Wave;
        for (var kills = 0; kills < Kills;)
        {
            if (await RunAsync(count, TimeSpan.FromMilliseconds(random.Next(LongestLife))))
                kills++;
            else
                count += Wave;
            NoteCompleted();
        }

        (await RunAsync(count, life: null)).ShouldBeFalse();

        var journals = Directory.GetFiles(Path.Combine(_folder, "data", "executions", "ended"), "*.jsonl").Select(JournalFile.Read).ToArray();
        journals.Length.ShouldBe(count);
        Directory.GetFiles(Path.Combine(_folder, "data", "executions", "running")).ShouldBeEmpty();
        foreach (var journal in journals)
        {
            var name = ((JournalEntry.Started)journal[0]).Name;
            var end = journal[^1].ShouldBeOfType<JournalEntry.Ended>();
            end.Status.ShouldBe(ExecutionStatus.Succeeded, name);
            var expected = $$"""{"items":[1,2,3],"both":["work:after","work:flaky"],"each":["item 1","item 2","item 3"],"answer":"yes, {{name}}","last":"work:last"}""";
            JsonNode.DeepEquals(JsonNode.Parse(end.Output!), JsonNode.Parse(expected)).ShouldBeTrue(end.Output);
        }

        var began = Began();
        began.Where((attempt, line) => _completedAt.TryGetValue(attempt, out var completed) && completed <= line).ShouldBeEmpty();
        var interrupted = began.CountBy(attempt => attempt).Count(attempts => attempts.Value > 1);
        output.WriteLine($"{count} executions, {began.Length} attempts begun, {interrupted} interrupted by a kill and begun again");
        interrupted.ShouldBeGreaterThan(0);
    }

    /// <returns>Whether it was killed; false when it had done all its work before.</returns>
    private async Task<bool> RunAsync(int count, TimeSpan? life)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "SecondBrain.Local.Tests.Child.dll"), _folder, count.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        (await process.StandardOutput.ReadLineAsync()).ShouldBe("up");
        using var patience = new CancellationTokenSource(life ?? TimeSpan.FromSeconds(120));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync();
            return true;
        }

        process.ExitCode.ShouldBe(0, await errors);
        return false;
    }

    // Whatever a journal holds the end of must not be begun after this.
    private void NoteCompleted()
    {
        var lines = Began().Length;
        foreach (var file in Directory.GetFiles(Path.Combine(_folder, "data", "executions"), "*.jsonl", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "ended.jsonl"))
        {
            if (JournalFile.Read(file) is not [JournalEntry.Started started, ..] entries)
                continue;
            foreach (var ended in entries.OfType<JournalEntry.TaskEnded>())
            {
                _completedAt.TryAdd($"{started.ExecutionArn}#{ended.Source}", lines);
            }
        }
    }

    private string[] Began() => File.ReadAllLines(Path.Combine(_folder, "began.log"));
}
