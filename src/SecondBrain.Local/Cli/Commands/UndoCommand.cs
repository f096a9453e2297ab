using System.CommandLine;
using System.Globalization;
using SecondBrain.Local.Cli.Api;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>undo SESSION</c>.</summary>
internal static class UndoCommand
{
    public static Command Create(CliContext context)
    {
        var session = new Argument<string>("SESSION") { Description = "As 'sessions' lists it" };
        var yes = new Option<bool>("--yes") { Description = "Do not ask" };
        var command = new Command("undo", "Take back what was written in a session; shows first what that is") { session, yes };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            var name = parsed.GetRequiredValue(session);
            var (toDo, left, _) = await RunAsync(brain, context.Terminal, name, preview: true, cancellationToken);
            if (toDo == 0)
            {
                context.Terminal.Line("Nothing of this session is left to take back.");
                return 0;
            }

            if (!parsed.GetValue(yes) && !await IsMeantAsync(context.Terminal, toDo, left, cancellationToken))
            {
                context.Terminal.Line("Nothing was undone.");
                return 1;
            }

            var (done, stayed, undoneAs) = await RunAsync(brain, terminal: null, name, preview: false, cancellationToken);
            context.Terminal.Line($"{Writes(done)} taken back, {Number(stayed)} left. To have it all again: undo {Markup.Escape(undoneAs)}");
            return 0;
        });
        return command;
    }

    /// <param name="terminal">Null: nothing is shown.</param>
    private static async Task<(int Undone, int Left, string UndoneAs)> RunAsync(BrainClient brain, Terminal? terminal, string session, bool preview, CancellationToken cancellationToken)
    {
        var (undone, left, undoneAs, cursor) = (0, 0, "", (string?)null);
        do
        {
            var page = await brain.UndoAsync(session, preview, cursor, cancellationToken);
            foreach (var step in page.Steps)
            {
                if (terminal is not null) Write(terminal, step);
            }

            (undone, left, undoneAs, cursor) = (undone + page.Undone, left + page.Left, page.UndoneAs, page.Next);
        }
        while (cursor is not null);

        return (undone, left, undoneAs);
    }

    private static void Write(Terminal terminal, UndoingStep step)
    {
        var mark = step.Outcome switch { "undone" => "-", "left" => "!", _ => " " };
        terminal.Line($"{mark} {Markup.Escape($"{step.Action} {step.Title ?? step.Note}: {step.Detail}")}");
        foreach (var remark in step.Remarks) terminal.Line($"    [grey]{Markup.Escape(remark)}[/]");
    }

    private static async Task<bool> IsMeantAsync(Terminal terminal, int undone, int left, CancellationToken cancellationToken)
    {
        await terminal.Error.WriteAsync($"Take {Writes(undone)} back{(left > 0 ? $" and leave {Number(left)}" : "")}? [y/N] ");
        return (await terminal.In.ReadLineAsync(cancellationToken))?.Trim() is "y" or "Y" or "yes";
    }

    private static string Writes(int count) => count == 1 ? "1 write" : $"{Number(count)} writes";

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
