using System.CommandLine;
using SecondBrain.Local.Cli.Api;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>erase ID|TITLE</c>.</summary>
internal static class EraseCommand
{
    public static Command Create(CliContext context)
    {
        var name = new Argument<string[]>("NOTE") { Description = "A note's id, title or alias", Arity = ArgumentArity.OneOrMore };
        var yes = new Option<bool>("--yes") { Description = "Do not ask" };
        var command = new Command("erase", "Erase a note for good, with everything made of it, and show the proof") { name, yes };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            var id = await new NoteLookup(brain).FindAsync(string.Join(' ', parsed.GetRequiredValue(name)), cancellationToken);
            var note = await brain.NoteAsync(id, cancellationToken);
            if (!parsed.GetValue(yes) && !await IsMeantAsync(context.Terminal, note, cancellationToken))
            {
                context.Terminal.Line("Nothing was erased.");
                return 1;
            }

            var started = await brain.EraseAsync(id, cancellationToken);
            await new ExecutionWait(brain, context).FollowAsync(started.Execution, cancellationToken);
            var proof = await brain.ErasureAsync(id, cancellationToken);
            context.Terminal.Line($"Erased [bold]{Markup.Escape(note.Title)}[/]. The proof: GET /erasures/{proof.Id}");
            foreach (var (kind, count) in proof.Deleted) context.Terminal.Line($"  {Markup.Escape(kind)}: {count}");
            foreach (var check in proof.Checks) context.Terminal.Line($"  [grey]{Markup.Escape(check)}[/]");
            return 0;
        });
        return command;
    }

    private static async Task<bool> IsMeantAsync(Terminal terminal, NoteSummary note, CancellationToken cancellationToken)
    {
        await terminal.Error.WriteAsync($"Erase \"{note.Title}\" ({note.Id}) for good? It cannot be undone. Type yes: ");
        return (await terminal.In.ReadLineAsync(cancellationToken))?.Trim() == "yes";
    }
}
