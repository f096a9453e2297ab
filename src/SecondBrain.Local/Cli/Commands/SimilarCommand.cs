using System.CommandLine;
using System.Globalization;
using SecondBrain.Local.Cli.Api;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>similar NOTE</c>.</summary>
internal static class SimilarCommand
{
    public static Command Create(CliContext context)
    {
        var name = new Argument<string[]>("NOTE") { Description = "A note's id, title or alias", Arity = ArgumentArity.OneOrMore };
        var limit = new Option<int>("--limit") { Description = "The most notes to show", HelpName = "N", DefaultValueFactory = _ => 10 };
        var command = new Command("similar", "Show notes of like meaning that no link ties to a note") { name, limit };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            var id = await new NoteLookup(brain).FindAsync(string.Join(' ', parsed.GetRequiredValue(name)), cancellationToken);
            var similar = (await brain.SimilarAsync(id, parsed.GetValue(limit), cancellationToken)).Items;
            if (similar.Count == 0) context.Terminal.Line("Nothing is like it that is not linked.");
            foreach (var note in similar)
            {
                context.Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{note.Similarity:0.00}  {Markup.Escape(note.Title)}  [grey]{Markup.Escape(note.Id)}[/]"));
            }

            return 0;
        });
        return command;
    }
}
