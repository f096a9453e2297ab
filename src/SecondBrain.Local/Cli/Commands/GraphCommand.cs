using System.CommandLine;
using System.Globalization;
using SecondBrain.Local.Cli.Api;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>graph path A B</c>, <c>graph communities</c> and <c>graph central</c>.</summary>
internal static class GraphCommand
{
    public static Command Create(CliContext context) => new("graph", "Read the graph of notes and links: the path between two notes, groups of notes, the central ones")
    {
        Path(context),
        Communities(context),
        Central(context),
    };

    private static Command Path(CliContext context)
    {
        var from = new Argument<string>("FROM") { Description = "A note's id, title or alias" };
        var to = new Argument<string>("TO") { Description = "Another note's id, title or alias" };
        var by = new Option<string>("--by") { Description = "fewest (links) or weight", HelpName = "MEASURE", DefaultValueFactory = _ => "fewest" };
        by.AcceptOnlyFromAmong("fewest", "weight");
        var command = new Command("path", "Show how two notes are connected") { from, to, by };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            var lookup = new NoteLookup(brain);
            var path = await brain.PathAsync(
                await lookup.FindAsync(parsed.GetRequiredValue(from), cancellationToken),
                await lookup.FindAsync(parsed.GetRequiredValue(to), cancellationToken),
                parsed.GetRequiredValue(by),
                cancellationToken);
            if (path.Nodes.Count == 0) context.Terminal.Line("Nothing connects them.");
            for (var i = 0; i < path.Nodes.Count; i++) context.Terminal.Line(i == 0 ? Markup.Escape(path.Nodes[i].Title) : "  " + Step(path, i));
            return 0;
        });
        return command;
    }

    private static Command Communities(CliContext context)
    {
        var limit = new Option<int>("--limit") { Description = "The most groups to show", HelpName = "N", DefaultValueFactory = _ => 20 };
        var command = new Command("communities", "Show groups of notes that are tied more to each other than to the rest") { limit };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var communities = (await new BrainClient(http, context.Clock).CommunitiesAsync(parsed.GetValue(limit), cancellationToken)).Items;
            if (communities.Count == 0) context.Terminal.Line("No links, no groups.");
            foreach (var community in communities)
            {
                context.Terminal.Line($"[bold]{Markup.Escape(community.Name)}[/]  [grey]{community.Size} notes  {Markup.Escape(community.Id)}[/]");
                context.Terminal.Line("  " + Markup.Escape(string.Join(", ", community.Central.Select(note => note.Title))));
            }

            return 0;
        });
        return command;
    }

    private static Command Central(CliContext context)
    {
        var limit = new Option<int>("--limit") { Description = "The most notes to show", HelpName = "N", DefaultValueFactory = _ => 20 };
        var command = new Command("central", "Show the notes that links lead to most") { limit };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            foreach (var note in (await new BrainClient(http, context.Clock).CentralityAsync(parsed.GetValue(limit), cancellationToken)).Items)
            {
                context.Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{note.Rank:0.0000}  {Markup.Escape(note.Title)}  [grey]{note.LinksIn} in, {note.LinksOut} out[/]"));
            }

            return 0;
        });
        return command;
    }

    private static string Step(GraphPath path, int at)
    {
        var edge = path.Edges[at - 1];
        var type = Markup.Escape(edge.Type);
        return $"{(edge.Target == path.Nodes[at].Id ? $"--{type}-->" : $"<--{type}--")} {Markup.Escape(path.Nodes[at].Title)}";
    }
}
