using System.CommandLine;
using SecondBrain.Local.Cli.Start;
using SecondBrain.StatesLanguage.Coverage;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>asl-coverage [FILE...]</c>.</summary>
internal static class AslCoverageCommand
{
    public static Command Create(CliContext context)
    {
        var files = new Argument<string[]>("FILE") { Description = "State machines (default: those in statemachines/)", Arity = ArgumentArity.ZeroOrMore };
        var records = new Option<string?>("--records") { Description = $"The folder that the tests wrote to (default: ${CoverageFolder.Variable}, else artifacts/asl-coverage)", HelpName = "DIR" };
        var command = new Command("asl-coverage", "Which states and transitions of the workflows the tests executed; fails under 100 %") { files, records };
        command.SetAction(parsed =>
        {
            var root = Path.GetDirectoryName(TemplateFile.Find())!;
            var report = CoverageReport.Read(parsed.GetValue(records) ?? CoverageFolder.Of(root));
            string[] named = parsed.GetValue(files) ?? [];
            return Print(context.Terminal.Out, [.. WorkflowFiles.Find(root, named).Select(report.Of)]);
        });
        return command;
    }

    private static int Print(TextWriter output, IReadOnlyList<FileCoverage> files)
    {
        var width = files.Max(file => file.File.Length);
        output.WriteLine($"{"file".PadRight(width)}  {"states",9}  {"transitions",11}  {"%",5}");
        foreach (var file in files)
        {
            output.WriteLine($"{file.File.PadRight(width)}  {Of(file.States),9}  {Of(file.Transitions),11}  {file.Percent,5}");
        }

        foreach (var file in files.Where(file => !file.IsComplete))
        {
            output.WriteLine();
            output.WriteLine($"{file.File}: no test executed{(file.HasStaleRecords ? " (records of another text of this file do not count: run the tests again)" : "")}");
            foreach (var edge in file.Missing)
            {
                output.WriteLine($"  {edge.State}: {edge.Text}");
            }
        }

        return files.All(file => file.IsComplete) ? 0 : 1;
    }

    private static string Of((int Covered, int All) count) => $"{count.Covered}/{count.All}";
}
