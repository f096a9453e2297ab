using System.CommandLine;
using SecondBrain.Local.Cli.Api;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>restore ID|TITLE VERSION</c>.</summary>
internal static class RestoreCommand
{
    public static Command Create(CliContext context)
    {
        var name = new Argument<string>("NOTE") { Description = "A note's id, title or alias" };
        var version = new Argument<int>("VERSION") { Description = "The number of the earlier version, from versions" };
        var command = new Command("restore", "Make an earlier version of a note the current one; the versions between stay") { name, version };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            var note = await brain.NoteAsync(await new NoteLookup(brain).FindAsync(parsed.GetRequiredValue(name), cancellationToken), cancellationToken);
            var restored = await brain.RestoreAsync(note.Id, parsed.GetRequiredValue(version), note.Version, cancellationToken);
            context.Terminal.Line(restored.Version == note.Version
                ? $"[bold]{Markup.Escape(note.Title)}[/] is that way already."
                : $"[bold]{Markup.Escape(restored.Title)}[/] is at version {restored.Version}, equal to version {parsed.GetRequiredValue(version)}.");
            return 0;
        });
        return command;
    }
}
