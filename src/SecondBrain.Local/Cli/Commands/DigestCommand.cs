using System.CommandLine;
using System.Net;
using SecondBrain.Local.Cli.Api;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>digest</c>.</summary>
internal static class DigestCommand
{
    private const string NameWithoutNote = "content-gap";

    public static Command Create(CliContext context)
    {
        var json = new Option<bool>("--json") { Description = "Print the API's answer" };
        var command = new Command("digest", "Show the newest daily digest: what deserves your attention") { json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            try
            {
                if (parsed.GetValue(json)) JsonOutput.Write(context.Terminal, await brain.RawAsync("digests/latest", cancellationToken));
                else Write(context.Terminal, await brain.LatestDigestAsync(cancellationToken));
                return 0;
            }
            catch (ApiException e) when (e.Status == HttpStatusCode.NotFound)
            {
                throw new CliException("There is no digest yet. One is made once a day, when there is something to say (parameter DigestHour, in UTC).", e);
            }
        });
        return command;
    }

    private static void Write(Terminal terminal, Digest digest)
    {
        terminal.Line($"[bold]{digest.Date}[/]");
        foreach (var section in digest.Sections)
        {
            terminal.Line();
            terminal.Line($"[bold]{Markup.Escape(section.Title)}[/]");
            foreach (var item in section.Items) terminal.Line($"  {Markup.Escape(Label(section, item))}  [grey]{Markup.Escape(item.Why)}[/]");
        }
    }

    private static string Label(DigestSection section, DigestItem item) =>
        section.Kind == NameWithoutNote || item.Notes.Count == 0 ? item.Name ?? "" : string.Join(" / ", item.Notes.Select(note => note.Title));
}
