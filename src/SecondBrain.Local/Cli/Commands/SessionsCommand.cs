using System.CommandLine;
using System.Globalization;
using SecondBrain.Local.Cli.Api;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>sessions</c>.</summary>
internal static class SessionsCommand
{
    public static Command Create(CliContext context)
    {
        var limit = new Option<int>("--limit") { Description = "The most sessions to show", HelpName = "N", DefaultValueFactory = _ => 50 };
        var command = new Command("sessions", "List the sessions in which agents wrote: 'undo SESSION' takes one back") { limit };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            var (shown, cursor) = (0, (string?)null);
            do
            {
                var page = await brain.SessionsAsync(Math.Min(parsed.GetValue(limit) - shown, 200), cursor, cancellationToken);
                foreach (var session in page.Items) Write(context.Terminal, session);
                (shown, cursor) = (shown + page.Items.Count, page.Next);
            }
            while (cursor is not null && shown < parsed.GetValue(limit));

            if (shown == 0) context.Terminal.Line("No agent has written here in a session.");
            return 0;
        });
        return command;
    }

    private static void Write(Terminal terminal, WrittenSession session)
    {
        var actions = string.Join(", ", session.Actions.Select(pair => $"{pair.Value.ToString(CultureInfo.InvariantCulture)} {pair.Key}"));
        var undone = session.Undone > 0 ? $", {session.Undone.ToString(CultureInfo.InvariantCulture)} taken back" : "";
        terminal.Line(
            $"[bold]{Markup.Escape(session.Id)}[/]  {Markup.Escape(session.Actor)}  {session.First.LocalDateTime.ToString("g", CultureInfo.CurrentCulture)}  {Markup.Escape(actions)}{(session.Complete ? "" : " and more")}{undone}");
    }
}
