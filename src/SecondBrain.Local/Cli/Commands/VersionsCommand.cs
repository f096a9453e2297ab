using System.CommandLine;
using System.Globalization;
using SecondBrain.Local.Cli.Api;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>versions ID|TITLE</c>.</summary>
internal static class VersionsCommand
{
    public static Command Create(CliContext context)
    {
        var name = new Argument<string[]>("NOTE") { Description = "A note's id, title or alias", Arity = ArgumentArity.OneOrMore };
        var command = new Command("versions", "List the versions of a note, newest first") { name };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            var id = await new NoteLookup(brain).FindAsync(string.Join(' ', parsed.GetRequiredValue(name)), cancellationToken);
            string? cursor = null;
            do
            {
                var page = await brain.VersionsAsync(id, cursor, cancellationToken);
                foreach (var version in page.Items) Write(context.Terminal, version);
                cursor = page.Next;
            }
            while (cursor is not null);
            return 0;
        });
        return command;
    }

    private static void Write(Terminal terminal, NoteVersion version)
    {
        var what = version.RestoredFrom is { } from ? string.Create(CultureInfo.InvariantCulture, $"as version {from}")
            : version.Changed.Count > 0 ? string.Join(", ", version.Changed)
            : "captured";
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{version.Version,4}  {version.At:yyyy-MM-dd HH:mm}  {Markup.Escape(version.Actor)}  [grey]{Markup.Escape(what)}[/]"));
    }
}
