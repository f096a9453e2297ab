using System.CommandLine;
using SecondBrain.Local.Cli.Api;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>mentions NOTE</c>.</summary>
internal static class MentionsCommand
{
    public static Command Create(CliContext context)
    {
        var name = new Argument<string[]>("NOTE") { Description = "A note's id, title or alias", Arity = ArgumentArity.OneOrMore };
        var limit = new Option<int>("--limit") { Description = "The most mentions to show", HelpName = "N", DefaultValueFactory = _ => 50 };
        var command = new Command("mentions", "Show where a note and others name each other without a link") { name, limit };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            var id = await new NoteLookup(brain).FindAsync(string.Join(' ', parsed.GetRequiredValue(name)), cancellationToken);
            var mentions = (await brain.MentionsAsync(id, parsed.GetValue(limit), cancellationToken)).Items;
            if (mentions.Count == 0) context.Terminal.Line("No mentions without a link.");
            foreach (var mention in mentions)
            {
                var others = mention.Count > 1 ? $"  [grey]{mention.Count} times[/]" : "";
                context.Terminal.Line($"[bold]{Markup.Escape(mention.Source.Title)}[/] names [bold]{Markup.Escape(mention.Target.Title)}[/]{others}");
                context.Terminal.Line("  " + SearchCommand.Highlighted(mention.Passage, [mention.Highlight]));
            }

            return 0;
        });
        return command;
    }
}
