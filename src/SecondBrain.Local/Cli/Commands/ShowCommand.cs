using System.CommandLine;
using SecondBrain.Local.Cli.Api;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>show ID|TITLE</c>.</summary>
internal static class ShowCommand
{
    public static Command Create(CliContext context)
    {
        var name = new Argument<string[]>("NOTE") { Description = "A note's id, title or alias", Arity = ArgumentArity.OneOrMore };
        var links = new Option<bool>("--links") { Description = "Show what the note links to and what links to it, instead of its text" };
        var json = new Option<bool>("--json") { Description = "Print the API's answer" };
        var command = new Command("show", "Show a note") { name, links, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            var id = await new NoteLookup(brain).FindAsync(string.Join(' ', parsed.GetRequiredValue(name)), cancellationToken);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(context.Terminal, await brain.RawAsync($"notes/{Uri.EscapeDataString(id)}{(parsed.GetValue(links) ? "/links" : "")}", cancellationToken));
                return 0;
            }

            var note = await brain.NoteAsync(id, cancellationToken);
            WriteHead(context.Terminal, note);
            if (parsed.GetValue(links))
            {
                WriteLinks(context.Terminal, "Links to", await brain.LinksAsync(id, "links", cancellationToken), link => link.Target?.Title ?? link.Name ?? "?");
                WriteLinks(context.Terminal, "Linked from", await brain.LinksAsync(id, "backlinks", cancellationToken), link => link.Source.Title);
            }
            else
            {
                context.Terminal.Out.WriteLine(note.Content);
            }

            return 0;
        });
        return command;
    }

    private static void WriteHead(Terminal terminal, NoteSummary note)
    {
        string?[] facts = [note.Type, note.Status, note.Tags is { Count: > 0 } tags ? string.Join(", ", tags) : null, note.Source, note.Id];
        terminal.Line($"[bold]{Markup.Escape(note.Title)}[/]");
        terminal.Line($"[grey]{Markup.Escape(string.Join(" | ", facts.Where(fact => !string.IsNullOrEmpty(fact))))}[/]");
        terminal.Line();
    }

    private static void WriteLinks(Terminal terminal, string heading, IReadOnlyList<NoteLink> links, Func<NoteLink, string> name)
    {
        terminal.Line($"[bold]{heading}[/] ({links.Count})");
        foreach (var link in links)
        {
            var missing = link.State == "unresolved" ? "  [yellow]not written yet[/]" : "";
            terminal.Line($"  {Markup.Escape(name(link))}  [grey]{Markup.Escape(link.Type)}[/]{missing}");
        }
    }
}
