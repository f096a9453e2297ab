using System.CommandLine;
using System.Globalization;
using SecondBrain.Local.Cli.Api;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>budget</c>, <c>budget --set USD</c>, <c>budget --unset</c>.</summary>
internal static class BudgetCommand
{
    public static Command Create(CliContext context)
    {
        var set = new Option<decimal?>("--set") { Description = "What this brain's models may cost in a month, in US dollars", HelpName = "USD" };
        var unset = new Option<bool>("--unset") { Description = "Use the deployment's budget again" };
        var json = new Option<bool>("--json") { Description = "Print the API's answer" };
        var command = new Command("budget", "Show what the models cost this month, and what waits for money") { set, unset, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            var budget = (parsed.GetValue(set), parsed.GetValue(unset)) switch
            {
                (null, false) => await brain.BudgetAsync(cancellationToken),
                ({ } usd, false) => await brain.SetBudgetAsync(usd, cancellationToken),
                (null, true) => await brain.SetBudgetAsync(monthlyUsd: null, cancellationToken),
                _ => throw new CliException("Say --set or --unset, not both."),
            };
            if (parsed.GetValue(json)) JsonOutput.Write(context.Terminal, budget);
            else Write(context.Terminal, budget);
            return 0;
        });
        return command;
    }

    private static void Write(Terminal terminal, Budget budget)
    {
        Row(terminal, "month", budget.Month);
        Row(terminal, "budget", $"{Usd(budget.MonthlyUsd)} a month, {(budget.Own ? "this brain's own" : "the deployment's")}");
        Row(terminal, "spent", $"{Usd(budget.SpentUsd.Total)} (embedding {Usd(budget.SpentUsd.Embedding)}, enrichment {Usd(budget.SpentUsd.Enrichment)})");
        if (budget.ReservedUsd > 0) Row(terminal, "reserved", $"{Usd(budget.ReservedUsd)} for what is being ingested");
        foreach (var step in budget.Steps) Row(terminal, step.Name == budget.Step ? "step" : "", $"{step.Name} from {Usd(step.FromUsd)}");
        Row(terminal, "waiting", string.Create(CultureInfo.InvariantCulture, $"{budget.Deferred}{(budget.BackfillBy is { } by ? $", taken up by {by:yyyy-MM-dd HH:mm} UTC" : "")}"));
    }

    private static string Usd(decimal amount) => string.Create(CultureInfo.InvariantCulture, $"{amount:0.00####} USD");

    private static void Row(Terminal terminal, string name, string value) => terminal.Line($"[grey]{name,-11}[/]{Markup.Escape(value)}");
}
