using System.CommandLine;
using SecondBrain.Local.Cli.Api;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>flag NOTE REASON</c>.</summary>
internal static class FlagCommand
{
    public static Command Create(CliContext context)
    {
        var note = new Argument<string>("NOTE") { Description = "The note: its id, title or alias" };
        var reason = new Argument<string>("REASON") { Description = "wrong, outdated, unsafe or duplicate" };
        var why = new Option<string?>("--why") { Description = "What is wrong, in your words", HelpName = "TEXT" };
        var remove = new Option<bool>("--remove") { Description = "Take the flag away" };
        var command = new Command("flag", "Say that a note is wrong, outdated, unsafe or a duplicate") { note, reason, why, remove };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            var id = await new NoteLookup(brain).FindAsync(parsed.GetRequiredValue(note), cancellationToken);
            var because = parsed.GetRequiredValue(reason);
            if (parsed.GetValue(remove))
            {
                await brain.RemoveFlagAsync(id, because, cancellationToken);
                context.Terminal.Line($"The flag '{Markup.Escape(because)}' is gone.");
                return 0;
            }

            var flag = await brain.FlagAsync(id, new FlagRequest(because, parsed.GetValue(why)), cancellationToken);
            context.Terminal.Line($"Flagged as {Markup.Escape(flag.Reason)} by {Markup.Escape(flag.By)}.");
            return 0;
        });
        return command;
    }
}
