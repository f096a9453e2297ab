using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecondBrain.Functions.Telemetry;
using SecondBrain.Local.Cli.Logs;
using SecondBrain.Local.Telemetry;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>logs --capture ID</c>: what the functions wrote, from the data folder; the host need not run.</summary>
internal static class LogsCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static Command Create(CliContext context)
    {
        var capture = new Option<string?>("--capture") { Description = "Only what one capture caused", HelpName = "ID" };
        var execution = new Option<string?>("--execution") { Description = "Only what one execution did", HelpName = "ID" };
        var session = new Option<string?>("--session") { Description = "Only what one agent session did", HelpName = "ID" };
        var level = new Option<LogSeverity>("--level") { Description = "The least level: info, warn or error", HelpName = "LEVEL" };
        var follow = new Option<bool>("--follow") { Description = "Go on with new lines until Ctrl-C" };
        var json = new Option<bool>("--json") { Description = "The lines as they were written" };
        var command = new Command("logs", "Show what the functions did: a line an invocation, never any text of a note") { capture, execution, session, level, follow, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var filter = new LogFilter(parsed.GetValue(capture), parsed.GetValue(execution), parsed.GetValue(session), parsed.GetValue(level));
            var data = context.Options.DataOf(parsed);
            if (FunctionLines.FilesIn(data).Count == 0)
                throw new CliException($"There is no log in {data}: no host has run there. Start one, or name its folder with --data.");

            var (files, tail) = Open(data);
            var lines = files.SelectMany(Lines).ToList();
            foreach (var line in lines) filter.Learn(line.Fields);
            foreach (var line in lines) Show(line);
            while (parsed.GetValue(follow))
            {
                await Task.Delay(Pause, context.Clock, cancellationToken);
                foreach (var line in Lines(tail.Next()))
                {
                    filter.Learn(line.Fields);
                    Show(line);
                }
            }

            return 0;

            void Show((string Text, JsonObject Fields) line)
            {
                if (!filter.Shows(line.Fields)) return;
                if (parsed.GetValue(json)) context.Terminal.Out.WriteLine(line.Text);
                else context.Terminal.Line(ReadableLine.Of(line.Fields));
            }
        });
        return command;
    }

    private static (IReadOnlyList<IReadOnlyList<string>> Files, LogTail Tail) Open(string data)
    {
        var tail = new LogTail(FunctionLines.CurrentIn(data), position: 0);
        var older = FunctionLines.FilesIn(data).Where(file => file != FunctionLines.CurrentIn(data)).Select(file => new LogTail(file, position: 0).Next());
        return ([.. older, tail.Next()], tail);
    }

    /// <summary>Lines of metrics have no level and are for CloudWatch; a line that a crash cut off is left out.</summary>
    private static IEnumerable<(string Text, JsonObject Fields)> Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            if (Parse(line) is { } fields)
                yield return (line, fields);
        }
    }

    private static JsonObject? Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
