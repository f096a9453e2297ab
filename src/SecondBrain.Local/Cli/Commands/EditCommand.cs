using System.CommandLine;
using SecondBrain.Local.Cli.Api;
using SecondBrain.Local.Cli.Editing;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>edit ID|TITLE</c>.</summary>
internal static class EditCommand
{
    public static Command Create(CliContext context)
    {
        var name = new Argument<string[]>("NOTE") { Description = "A note's id, title or alias", Arity = ArgumentArity.OneOrMore };
        var file = new Option<string?>("--file") { Description = "The new text, from a file; - reads it from standard input. Without it and the options below, $EDITOR opens", HelpName = "FILE" };
        var title = new Option<string?>("--title") { Description = "The new title" };
        var status = new Option<string?>("--status") { Description = "seed, growing or evergreen" };
        var tags = new Option<string[]>("--tag") { Description = "A tag; give all that the note shall have" };
        var command = new Command("edit", "Edit a note; its earlier versions stay") { name, file, title, status, tags };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            var id = await new NoteLookup(brain).FindAsync(string.Join(' ', parsed.GetRequiredValue(name)), cancellationToken);
            var note = await brain.NoteAsync(id, cancellationToken);
            var given = parsed.GetValue(tags) is { Length: > 0 } all ? all : null;
            var isText = parsed.GetValue(file) is not null || (parsed.GetValue(title) is null && parsed.GetValue(status) is null && given is null);
            var text = isText ? await NewText.ReadAsync(context.Terminal, note, parsed.GetValue(file), cancellationToken) : null;
            var edit = new EditRequest(text, parsed.GetValue(title), parsed.GetValue(status), given);
            return await SendAsync(context, new UnsavedText(context.Options.DataOf(parsed)), brain, note, edit, cancellationToken);
        });
        return command;
    }

    private static async Task<int> SendAsync(CliContext context, UnsavedText unsaved, BrainClient brain, NoteSummary note, EditRequest edit, CancellationToken cancellationToken)
    {
        try
        {
            var edited = await brain.EditAsync(note.Id, note.Version, edit, cancellationToken);
            context.Terminal.Line(edited.Version == note.Version
                ? $"[bold]{Markup.Escape(note.Title)}[/] is that way already."
                : $"[bold]{Markup.Escape(edited.Title)}[/] is at version {edited.Version}.");
            return 0;
        }
        catch (Exception refused) when (refused is ApiException or HttpRequestException)
        {
            // somebody typed it: it is kept whatever the reason is
            var kept = edit.Content is null ? "" : $" Your text is in {await unsaved.KeepAsync(note, edit.Content)}.";
            if (refused is ApiException { Diff: { Length: > 0 } diff }) await context.Terminal.Out.WriteLineAsync(diff.TrimEnd());
            throw new CliException(refused.Message + kept, refused);
        }
    }
}
