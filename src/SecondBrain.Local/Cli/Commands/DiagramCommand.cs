using System.CommandLine;
using SecondBrain.Core.Costs;
using SecondBrain.Local.Cli.Diagrams;
using SecondBrain.Local.Cli.Start;
using SecondBrain.StatesLanguage.Definition;
using SecondBrain.StatesLanguage.Diagrams;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>diagram FILE</c>, <c>diagram --all</c>, <c>diagram --write PAGE</c>, <c>diagram --check PAGE</c>.</summary>
internal static class DiagramCommand
{
    public static Command Create(CliContext context)
    {
        var file = new Argument<string?>("FILE") { Description = "A state machine (.asl.json)", Arity = ArgumentArity.ZeroOrOne };
        var execution = new Option<string?>("--execution") { Description = "Highlight what this execution did: a file as get-execution-history prints it", HelpName = "HISTORY" };
        var format = new Option<string>("--format") { Description = "The language of the picture", DefaultValueFactory = _ => "mermaid" };
        var all = new Option<bool>("--all") { Description = "Print the page about all workflows of template.yaml, with what a run costs" };
        var write = new Option<string?>("--write") { Description = "Write that page to a file", HelpName = "PAGE" };
        var check = new Option<string?>("--check") { Description = "Fail when that page is not what is in this file", HelpName = "PAGE" };
        format.AcceptOnlyFromAmong("mermaid");
        var command = new Command("diagram", "Draw a workflow from its definition, or an execution of it") { file, execution, format, all, write, check };
        command.SetAction(parsed => (parsed.GetValue(file), parsed.GetValue(write), parsed.GetValue(check)) switch
        {
            ({ } path, null, null) => Draw(context.Terminal.Out, path, parsed.GetValue(execution)),
            (null, { } page, null) => Write(page),
            (null, null, { } page) => Check(context.Terminal, page),
            (null, null, null) when parsed.GetValue(all) => Print(context.Terminal.Out),
            _ => throw new CliException("Name one state machine, or one of --all, --write and --check."),
        });
        return command;
    }

    private static int Draw(TextWriter output, string path, string? history)
    {
        try
        {
            var trace = history is null ? null : new ExecutionTrace(ExecutionHistoryJson.Read(Read(history)));
            output.Write(WorkflowDiagram.Parse(Read(path)).ToMermaid(trace));
            return 0;
        }
        catch (Exception malformed) when (malformed is StateMachineDefinitionException or FormatException)
        {
            throw new CliException(malformed.Message, malformed);
        }
    }

    private static int Print(TextWriter output)
    {
        output.Write(Page());
        return 0;
    }

    private static int Write(string path)
    {
        File.WriteAllText(path, Page());
        return 0;
    }

    private static int Check(Terminal terminal, string path)
    {
        if (Read(path).ReplaceLineEndings("\n") == Page())
        {
            terminal.Out.WriteLine($"{path} is current.");
            return 0;
        }

        terminal.Error.WriteLine($"{path} is not what statemachines/ and template.yaml say now: run 'dotnet run --project src/SecondBrain.Local -- diagram --write {path}'.");
        return 1;
    }

    private static string Page()
    {
        var template = TemplateFile.Find();
        return new WorkflowsPage(DocumentedTemplate.Read(template), new WorkflowPrices(PriceList.Parse(Read(Path.Combine(Path.GetDirectoryName(template)!, "docs", "prices.json"))))).Render();
    }

    private static string Read(string path) => File.Exists(path) ? File.ReadAllText(path) : throw new CliException($"There is no {path}.");
}
