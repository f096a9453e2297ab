using System.CommandLine;
using System.Globalization;
using SecondBrain.Local.Cli.Api;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>search QUERY</c>.</summary>
internal static class SearchCommand
{
    public static Command Create(CliContext context)
    {
        var query = new Argument<string[]>("QUERY") { Description = "Words, or a question in plain language", Arity = ArgumentArity.OneOrMore };
        var limit = new Option<int>("--limit") { Description = "The most notes to show", HelpName = "N", DefaultValueFactory = _ => 10 };
        var json = new Option<bool>("--json") { Description = "Print the API's answer" };
        var command = new Command("search", "Search the notes by words and by meaning") { query, limit, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var text = string.Join(' ', parsed.GetRequiredValue(query));
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(context.Terminal, await brain.RawAsync(BrainClient.SearchPath(text, parsed.GetValue(limit)), cancellationToken));
                return 0;
            }

            var hits = (await brain.SearchAsync(text, parsed.GetValue(limit), cancellationToken)).Items;
            if (hits.Count == 0) context.Terminal.Line("Nothing found.");
            foreach (var hit in hits) Write(context.Terminal, hit);
            return 0;
        });
        return command;
    }

    private static void Write(Terminal terminal, SearchHit hit)
    {
        var scores = hit.Scores is { } parts ? string.Create(CultureInfo.InvariantCulture, $" (words {parts.Words:0.00}, meaning {parts.Meaning:0.00})") : "";
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"[bold]{Markup.Escape(hit.Title)}[/]  [grey]{hit.Score:0.00}{scores}  {Markup.Escape(hit.Id)}[/]"));
        if (!string.IsNullOrWhiteSpace(hit.Snippet)) terminal.Line("  " + Highlighted(hit.Snippet, hit.Highlights ?? []));
        terminal.Line();
    }

    /// <summary>The snippet on one line, with its highlights as markup. A range that does not lie in the snippet is left out.</summary>
    internal static string Highlighted(string snippet, IReadOnlyList<Highlight> highlights)
    {
        var line = new System.Text.StringBuilder();
        var at = 0;
        foreach (var (start, end) in highlights.OrderBy(range => range.Start).Select(range => (range.Start, range.End)))
        {
            if (start < at || end <= start || end > snippet.Length) continue;
            line.Append(Flat(snippet[at..start])).Append("[yellow]").Append(Flat(snippet[start..end])).Append("[/]");
            at = end;
        }

        return line.Append(Flat(snippet[at..])).ToString();
    }

    private static string Flat(string text) => Markup.Escape(text.ReplaceLineEndings(" "));
}
