using System.CommandLine;
using System.Globalization;
using SecondBrain.Local.Cli.Api;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>changes --since 2d</c>.</summary>
internal static class ChangesCommand
{
    public static Command Create(CliContext context)
    {
        var since = new Option<string>("--since") { Description = "90m, 12h, 2d or a time", HelpName = "TIME", DefaultValueFactory = _ => "1d" };
        var limit = new Option<int>("--limit") { Description = "The most changes to show", HelpName = "N", DefaultValueFactory = _ => 50 };
        var command = new Command("changes", "List what people and agents changed lately") { since, limit };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            var (shown, cursor, advice) = (0, (string?)null, (string?)null);
            do
            {
                var page = await brain.ChangesAsync(parsed.GetValue(since)!, Math.Min(parsed.GetValue(limit) - shown, 200), cursor, cancellationToken);
                foreach (var change in page.Items) Write(context.Terminal, change);
                (shown, cursor, advice) = (shown + page.Items.Count, page.Next, page.Advice);
            }
            while (cursor is not null && shown < parsed.GetValue(limit));

            if (shown == 0) context.Terminal.Line("Nothing was changed since then.");
            if (advice is not null) context.Terminal.Line(Markup.Escape(advice));
            return 0;
        });
        return command;
    }

    private static void Write(Terminal terminal, NoteChange change) => terminal.Line(
        $"{change.At.LocalDateTime.ToString("g", CultureInfo.CurrentCulture)}  {Markup.Escape(change.Action)}  [bold]{Markup.Escape(change.Title)}[/]  [grey]{change.Note}, version {change.Version.ToString(CultureInfo.InvariantCulture)}, {Markup.Escape(change.Actor)}[/]");
}
