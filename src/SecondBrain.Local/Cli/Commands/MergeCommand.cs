using System.CommandLine;
using SecondBrain.Local.Cli.Api;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>merge A B</c>.</summary>
internal static class MergeCommand
{
    public static Command Create(CliContext context)
    {
        var source = new Argument<string>("NOTE") { Description = "The note that is merged: its id, title or alias" };
        var target = new Argument<string>("INTO") { Description = "The note that stays: its id, title or alias" };
        var command = new Command("merge", "Merge a note into another: its links, names and tags go there, its words stay readable") { source, target };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            var lookup = new NoteLookup(brain);
            var merged = await brain.NoteAsync(await lookup.FindAsync(parsed.GetRequiredValue(source), cancellationToken), cancellationToken);
            var kept = await brain.NoteAsync(await lookup.FindAsync(parsed.GetRequiredValue(target), cancellationToken), cancellationToken);
            var started = await brain.MergeAsync(merged.Id, kept.Id, cancellationToken);
            await new ExecutionWait(brain, context).FollowAsync(started.Execution, cancellationToken);
            context.Terminal.Line($"Merged [bold]{Markup.Escape(merged.Title)}[/] into [bold]{Markup.Escape(kept.Title)}[/].");
            return 0;
        });
        return command;
    }
}
