using System.CommandLine;
using SecondBrain.Local.Cli.Api;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>clip URL</c>.</summary>
internal static class ClipCommand
{
    public static Command Create(CliContext context)
    {
        var url = new Argument<string>("URL") { Description = "The page's address, https://..." };
        var title = new Option<string?>("--title") { Description = "The note's title, instead of the page's", HelpName = "TEXT" };
        var tags = new Option<string[]>("--tag") { Description = "A tag; may be given several times", HelpName = "TAG" };
        var command = new Command("clip", "Fetch a page of the web and keep it as a note") { url, title, tags };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            var answer = await brain.ClipAsync(new ClipRequest(parsed.GetRequiredValue(url), parsed.GetValue(title), parsed.GetValue(tags) ?? []), cancellationToken);
            var note = await brain.NoteAsync(answer.Id, cancellationToken);
            context.Terminal.Line($"{(answer.Duplicate ? "Clipped before" : "Clipped")}: {Markup.Escape(note.Title)}");
            context.Terminal.Line($"[grey]note {Markup.Escape(answer.Id)}, receipt {Markup.Escape(answer.Receipt)}[/]");
            return 0;
        });
        return command;
    }
}
