using Microsoft.Extensions.Logging.Abstractions;
using SecondBrain.Functions.Telemetry;
using SecondBrain.Local.Cli.Logs;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Telemetry;

namespace SecondBrain.Local.Tests.Telemetry;

public sealed class FunctionLinesTests : IDisposable
{
    private readonly DataFolder _data = DataFolder.Temporary();

    public void Dispose() => _data.Close();

    [Fact]
    public void The_log_is_kept_in_a_few_files_of_bounded_size_and_the_newest_lines_are_there()
    {
        using (var lines = new FunctionLines(_data, NullLogger.Instance, maxBytes: 100))
        {
            for (var n = 0; n < 100; n++)
                lines.Write(LogSeverity.Info, FormattableString.Invariant($"line {n:000}"));
        }

        var files = FunctionLines.FilesIn(_data.Path);
        files.Count.ShouldBe(FunctionLines.Kept + 1);
        files.ShouldAllBe(file => new FileInfo(file).Length <= 100);
        var kept = files.SelectMany(File.ReadLines).ToList();
        kept.ShouldBe(Enumerable.Range(100 - kept.Count, kept.Count).Select(n => FormattableString.Invariant($"line {n:000}")));
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(files[^1]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_line_after_the_host_has_stopped_is_dropped()
    {
        var lines = new FunctionLines(_data, NullLogger.Instance);
        lines.Write(LogSeverity.Info, "one");
        lines.Dispose();

        lines.Write(LogSeverity.Info, "two");

        File.ReadAllText(FunctionLines.CurrentIn(_data.Path)).ShouldBe("one\n");
    }

    [Fact]
    public void Who_follows_the_log_sees_whole_lines_and_goes_on_when_the_file_is_a_new_one()
    {
        var path = _data.Combine("log");
        var tail = new LogTail(path, position: 0);
        tail.Next().ShouldBeEmpty();

        File.WriteAllText(path, "one\ntw");
        tail.Next().ShouldBe(["one"]);
        File.AppendAllText(path, "o\n");
        tail.Next().ShouldBe(["two"]);
        File.WriteAllText(path, "new\n");
        tail.Next().ShouldBe(["new"]);
    }

    [Fact]
    public void Lines_of_an_execution_are_those_that_name_it_and_those_of_its_capture_and_trace()
    {
        var filter = new LogFilter(Capture: null, Execution: "e1", Session: null, LogSeverity.Info);
        System.Text.Json.Nodes.JsonObject[] lines = [Line("e1", "c1", "t1"), Line(null, "c1", "t9"), Line(null, "c2", "t1"), Line("e2", "c3", "t3"), Line(null, null, null)];
        foreach (var line in lines) filter.Learn(line);

        lines.Select(filter.Shows).ShouldBe([true, true, true, false, false]);
        new LogFilter(null, null, null, LogSeverity.Error).Shows(lines[0]).ShouldBeFalse();

        static System.Text.Json.Nodes.JsonObject Line(string? execution, string? capture, string? trace) =>
            new() { ["level"] = "WARN", ["execution"] = execution, ["capture"] = capture, ["trace"] = trace };
    }
}
