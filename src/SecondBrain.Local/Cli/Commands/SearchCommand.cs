using System.CommandLine;
using System.Globalization;
using SecondBrain.Local.Cli.Api;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>search QUERY</c>.</summary>
internal static class SearchCommand
{
    private const string Operators = """
        Words, or a question in plain language. Operators:
        "a phrase"      these words in this order (quote it twice for the shell: '"a phrase"')
        -word           not this word; also -"a phrase"
        word*           words that begin so
        tag:x           a tag, or one nested in it; also type:x and status:seed
        lang:es         a language
        before:2026-01  made before that day, month or year; after:2026-01 from then on
        A minus before an operator turns it around. Write -- before a query that begins with a minus.
        """;

    public static Command Create(CliContext context)
    {
        var query = new Argument<string[]>("QUERY") { Description = Operators, Arity = ArgumentArity.OneOrMore };
        var limit = new Option<int>("--limit") { Description = "The most notes to show", HelpName = "N", DefaultValueFactory = _ => 10 };
        var trusted = new Option<bool>("--trusted") { Description = "Leave out what assistants wrote or what came from the web" };
        var json = new Option<bool>("--json") { Description = "Print the API's answer" };
        var command = new Command("search", "Search the notes by words and by meaning") { query, limit, trusted, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var text = string.Join(' ', parsed.GetRequiredValue(query));
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(context.Terminal, await brain.RawAsync(BrainClient.SearchPath(text, parsed.GetValue(limit), parsed.GetValue(trusted)), cancellationToken));
                return 0;
            }

            var hits = (await brain.SearchAsync(text, parsed.GetValue(limit), parsed.GetValue(trusted), cancellationToken)).Items;
            if (hits.Count == 0) context.Terminal.Line("Nothing found.");
            foreach (var hit in hits) Write(context.Terminal, hit);
            return 0;
        });
        return command;
    }

    private static void Write(Terminal terminal, SearchHit hit)
    {
        var scores = hit.Scores is { } parts ? string.Create(CultureInfo.InvariantCulture, $" (words {parts.Words:0.00}, meaning {parts.Meaning:0.00}{Graph(parts)})") : "";
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"[bold]{Markup.Escape(hit.Title)}[/]  [grey]{hit.Score:0.00}{scores}  {Markup.Escape(hit.Id)}[/]"));
        if (!string.IsNullOrWhiteSpace(hit.Snippet)) terminal.Line("  " + Highlighted(hit.Snippet, hit.Highlights ?? []));
        foreach (var why in Reasons(hit)) terminal.Line($"  [grey]{Markup.Escape(why)}[/]");
        terminal.Line();
    }

    private static string Graph(PartScores parts) => parts.Graph > 0 ? string.Create(CultureInfo.InvariantCulture, $", graph {parts.Graph:0.000}") : "";

    private static IEnumerable<string> Reasons(SearchHit hit)
    {
        if (hit.Terms is { Count: > 0 } terms) yield return $"has: {string.Join(", ", terms)}";
        foreach (var word in hit.Corrected ?? []) yield return $"{word.Taken}, for {word.Written}";
        if (hit.Path is { Count: > 0 } path) yield return $"by way of: {string.Concat(path.Select(Step))}";
    }

    private static string Step(PathStep step) => step.Link is null ? step.Title : step.Outgoing == true ? $" -{step.Link}-> {step.Title}" : $" <-{step.Link}- {step.Title}";

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
