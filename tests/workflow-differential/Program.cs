using SecondBrain.WorkflowDifferential;

// dotnet run --project tests/workflow-differential
// Runs the scenarios beside this project on our interpreter and on moto's, and compares status, output, error, cause, the order
// of states and what every task was asked. The last line is 'N passed, N failed'. MockedDefinition says what is changed for it.
var root = Root();
var folder = Path.Combine(root, "tests", "workflow-differential");
var server = Path.Combine(Environment.GetEnvironmentVariable("SECONDBRAIN_SHARED_TOOLS") ?? Path.GetFullPath(Path.Combine(root, "..", "shared", "tools")), "moto_workflows.py");
if (!File.Exists(server))
{
    Console.WriteLine($"skipped: needs moto's interpreter, and there is no {server}");
    return 0;
}

var (passed, failed) = (0, 0);
using var moto = MotoSide.Start(Path.Combine(folder, "moto_side.py"), server);
var compared = new HashSet<string>(StringComparer.Ordinal);
foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, "scenarios"), "*.json").Order(StringComparer.Ordinal))
{
    var file = ScenarioFile.Read(path);
    compared.Add(file.Definition);
    var definition = MockedDefinition.Of(File.ReadAllText(Path.Combine(root, file.Definition)), file.Substitutions);
    foreach (var scenario in file.Scenarios)
    {
        var tasks = file.TasksOf(scenario);
        var (ours, route) = await OurSide.RunAsync(definition, scenario, tasks);
        string[] problems =
        [
            .. route.SequenceEqual(scenario.Path, StringComparer.Ordinal) ? [] : new[] { $"path: expected {string.Join(" -> ", scenario.Path)}, ours {route}" },
            .. Comparison.Differences(definition, ours, await moto.RunAsync(definition, scenario, tasks)),
        ];
        Console.WriteLine($"{(problems.Length == 0 ? "same" : "DIFFERS")}  {Path.GetFileName(file.Definition)}  {scenario.Name}: {ours.Status}, {ours.Entered.Count} states entered, {ours.Calls.Values.Sum(calls => calls.Count)} task calls");
        Array.ForEach(problems, problem => Console.WriteLine($"  {problem}"));
        _ = problems.Length == 0 ? passed++ : failed++;
    }
}

foreach (var path in Directory.EnumerateFiles(Path.Combine(root, "statemachines"), "*.asl.json").Select(path => $"statemachines/{Path.GetFileName(path)}").Where(path => !compared.Contains(path)).Order(StringComparer.Ordinal))
{
    Console.WriteLine($"not compared: {path} has no scenarios");
}

Console.WriteLine($"{passed} passed, {failed} failed");
return failed == 0 ? 0 : 1;

static string Root()
{
    for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
    {
        if (File.Exists(Path.Combine(at.FullName, "SecondBrain.sln"))) return at.FullName;
    }

    throw new DirectoryNotFoundException("Run it from a checkout.");
}
