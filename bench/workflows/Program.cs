using System.Globalization;
using System.Text.Json.Nodes;
using SecondBrain.Bench.Workflows;

// npm install --no-package-lock --prefix bench/workflows
// dotnet run -c Release --project bench/workflows -- [SECONDS]
// Executions per second of our interpreter and of aws-local-stepfunctions on the same definitions, one execution after the other. Both
// sides take turns, so that what else the machine does meets both. Outputs are compared.
const int turns = 5;
var seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 1;
var root = Root();
var cases = BenchCase.All(root).ToList();
var measured = cases.Select(_ => new List<(double Ours, double WithData, double Reference)>()).ToList();
var notes = cases.Select(_ => "").ToList();
for (var turn = 0; turn < turns; turn++)
{
    var theirs = await ReferenceInterpreter.MeasureAsync(Path.Combine(root, "bench", "workflows"), cases, seconds);
    for (var i = 0; i < cases.Count; i++)
    {
        var (ours, output) = await OurInterpreter.MeasureAsync(cases[i], seconds, includeData: false);
        var (withData, _) = await OurInterpreter.MeasureAsync(cases[i], seconds, includeData: true);
        measured[i].Add((ours, withData, theirs[i].PerSecond));
        notes[i] = double.IsNaN(theirs[i].PerSecond) ? $"the reference fails: {theirs[i].Output}" : JsonNode.DeepEquals(output, theirs[i].Output) ? "same output" : "OUTPUTS DIFFER";
    }
}

Console.WriteLine("| definition | ours, executions/s | with inputs and outputs in the history | aws-local-stepfunctions 3.0.0 | times | with data | |");
Console.WriteLine("|---|---|---|---|---|---|---|");
for (var i = 0; i < cases.Count; i++)
{
    var of = measured[i];
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {cases[i].Name} | {Median(of.Select(m => m.Ours)):0} | {Median(of.Select(m => m.WithData)):0} | {Median(of.Select(m => m.Reference)):0} | {Median(of.Select(m => m.Ours / m.Reference)):0.0} | {Median(of.Select(m => m.WithData / m.Reference)):0.0} | {notes[i]} |"));
}

static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

static string Root()
{
    for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
    {
        if (File.Exists(Path.Combine(at.FullName, "SecondBrain.sln"))) return at.FullName;
    }

    throw new DirectoryNotFoundException("Run it from a checkout.");
}
