using System.Globalization;
using System.Text;
using SecondBrain.Local.Template;
using SecondBrain.StatesLanguage.Costs;
using SecondBrain.StatesLanguage.Diagrams;

namespace SecondBrain.Local.Cli.Diagrams;

/// <summary>docs/workflows.md: every workflow of the template as a picture, with what a run costs.</summary>
internal sealed class WorkflowsPage(LocalTemplate template, WorkflowPrices prices)
{
    /// <summary>From the page's folder.</summary>
    private const string DefinitionFolder = "../statemachines/";

    public string Render()
    {
        var machines = template.StateMachines.Where(machine => machine.DefinitionFile is not null).OrderBy(machine => machine.DefinitionFile, StringComparer.Ordinal).ToList();
        var text = new StringBuilder();
        text.Append($"""
            # Workflows

            Made from `statemachines/` and `template.yaml` by `dotnet run --project src/SecondBrain.Local -- diagram --write docs/workflows.md`; continuous integration
            checks that it is current. A solid arrow is the way on, a red dashed one a caught error, an ochre loop a retry; a box is a Map or a Parallel.

            Costs are those of the longest successful run, without retries, every loop gone through once, at the list prices of {prices.Region} in
            [prices.json](prices.json) (as of {prices.AsOf}) and without free tiers. "Requests" are what Lambda and DynamoDB ask for the calls alone, every item within one request unit; the run
            time of functions and what other services ask comes on top.


            """.ReplaceLineEndings("\n"));
        foreach (var machine in machines)
        {
            Append(text, machine);
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private void Append(StringBuilder text, StateMachineResource machine)
    {
        var file = Path.GetFileName(machine.DefinitionFile!);
        var diagram = WorkflowDiagram.Parse(machine.Definition);
        text.Append(CultureInfo.InvariantCulture, $"## {file.Split('.')[0]}\n\n{diagram.Comment}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"[{file}]({DefinitionFolder}{file}), {(machine.IsExpress ? "Express" : "Standard")}. Started by {WorkflowTriggers.Of(template, machine)}.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"```mermaid\n{diagram.ToMermaid()}```\n\n");
        AppendCost(text, WorkflowCost.Of(machine.Definition), machine.IsExpress);
    }

    private void AppendCost(StringBuilder text, WorkflowCost cost, bool isExpress)
    {
        text.Append("| | transitions | Lambda invocations | direct service calls | Step Functions, 1,000 runs | requests, 1,000 runs |\n|---|---|---|---|---|---|\n");
        Row("a run", cost.Fixed, isExpress
            ? $"{Dollars(1000 * prices.ExpressRequest)}, and {Dollars(1000 * prices.ExpressSecond)} for each second a run takes (64 MB)"
            : Dollars(1000 * cost.Fixed.Transitions * prices.StandardTransition));
        foreach (var item in cost.PerItem)
        {
            Row($"and each item of *{item.Map}*", item.Each, item.Child switch
            {
                ItemExecution.Express => $"{Dollars(1000 * prices.ExpressRequest)}, and {Dollars(1000 * prices.ExpressSecond)} for each second (64 MB)",
                ItemExecution.Inline when isExpress => "its time",
                _ => Dollars(1000 * item.Each.Transitions * prices.StandardTransition),
            });
        }

        text.Append('\n');

        void Row(string what, StepCount count, string price) => text.Append(
            CultureInfo.InvariantCulture,
            $"| {what} | {count.Transitions} | {count.LambdaInvocations} | {Calls(count)} | {price} | {Dollars(1000 * prices.Requests(count))} |\n");
    }

    private static string Calls(StepCount count) =>
        string.Join(", ", count.ServiceCalls.GroupBy(call => call, StringComparer.Ordinal).Select(calls => calls.Count() == 1 ? calls.Key : $"{calls.Count()} {calls.Key}"));

    private static string Dollars(decimal amount) => amount == 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"${amount:0.0000}");
}
