using System.CommandLine;
using System.Globalization;
using SecondBrain.Local.Cli.Api;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>reviews [ID DECISION]</c>.</summary>
internal static class ReviewsCommand
{
    public static Command Create(CliContext context)
    {
        var id = new Argument<string?>("ID") { Description = "The review to decide", Arity = ArgumentArity.ZeroOrOne };
        var decision = new Argument<string?>("DECISION") { Description = "approve, reject or snooze", Arity = ArgumentArity.ZeroOrOne };
        var until = new Option<DateTimeOffset?>("--until") { Description = "When a snoozed review is asked again (default: in a week)", HelpName = "TIME" };
        var command = new Command("reviews", "List the proposals that wait for you, or decide one") { id, decision, until };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            switch (parsed.GetValue(id), parsed.GetValue(decision))
            {
                case (null, _):
                    await WriteListAsync(context.Terminal, brain, cancellationToken);
                    break;
                case ({ } review, { } choice):
                    var snoozed = choice == "snooze" ? parsed.GetValue(until) ?? context.Clock.GetUtcNow().AddDays(7) : (DateTimeOffset?)null;
                    Write(context.Terminal, await brain.DecideAsync(review, new DecisionRequest(choice, snoozed), cancellationToken));
                    context.Terminal.Line($"Recorded: {Markup.Escape(choice)}.");
                    break;
                default:
                    throw new CliException("Say what you decide: approve, reject or snooze. To change the type or the target, send 'edit' to POST /reviews/{id}/decision.");
            }

            return 0;
        });
        return command;
    }

    private static async Task WriteListAsync(Terminal terminal, BrainClient brain, CancellationToken cancellationToken)
    {
        var count = 0;
        string? cursor = null;
        do
        {
            var page = await brain.ReviewsAsync(cursor, cancellationToken);
            foreach (var review in page.Items) Write(terminal, review);
            (count, cursor) = (count + page.Items.Count, page.Next);
        }
        while (cursor is not null);

        if (count == 0) terminal.Line("Nothing waits for you.");
    }

    private static void Write(Terminal terminal, Review review)
    {
        var arrow = review.Kind == "link" ? $"--{review.Type}-->" : "merge into";
        var what = review.Value is { } value ? $"{Title(review, 0)}: {review.Kind} {value}" : $"{Title(review, 0)} {arrow} {Title(review, 1)}";
        terminal.Line($"{review.Id}  {Markup.Escape(what)}  [grey]{review.Confidence.ToString("0.00", CultureInfo.InvariantCulture)}, {Markup.Escape(review.By)}[/]");
        if (review.Reason is { } reason) terminal.Line($"  [grey]{Markup.Escape(reason.ReplaceLineEndings(" "))}[/]");
        if (review.Quote is { } quote) terminal.Line($"  [grey]\"{Markup.Escape(quote.ReplaceLineEndings(" "))}\"[/]");
    }

    private static string Title(Review review, int index) => index < review.Notes.Count ? review.Notes[index].Title : "?";
}
