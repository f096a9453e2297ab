using System.CommandLine;
using System.Text.Json;
using SecondBrain.Core.Costs;
using SecondBrain.Local.Cli.Start;
using SecondBrain.Local.Costs;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>cost</c>, <c>cost --record --notes N</c>.</summary>
internal static class CostCommand
{
    private const int MaxNotes = 100_000;

    public static Command Create(CliContext context)
    {
        var record = new Option<bool>("--record") { Description = "Make the recorded run anew, in memory, and keep it in docs/cost-run.json" };
        var notes = new Option<int>("--notes") { Description = "With --record: how many notes it captures", DefaultValueFactory = _ => 1_000, HelpName = "N" };
        var prices = new Option<string?>("--prices") { Description = "A price list (default: docs/prices.json)", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON" };
        notes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MaxNotes) result.AddError($"--notes must be a number from 1 to {MaxNotes}.");
        });
        var command = new Command("cost", "What captures, searches, reads and a month cost on AWS, by a recorded run and a dated price list") { record, notes, prices, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var template = TemplateFile.Find();
            var docs = Path.Combine(Path.GetDirectoryName(template)!, "docs");
            var file = Path.Combine(docs, "cost-run.json");
            var list = ReadPrices(parsed.GetValue(prices) ?? Path.Combine(docs, "prices.json"));
            if (parsed.GetValue(record))
            {
                var run = await new CostRecorder(template, parsed.GetValue(notes), line => context.Terminal.Error.WriteLine(line), context.Clock).RunAsync(cancellationToken);
                IReadOnlyList<CostRun> runs = [.. (File.Exists(file) ? ReadRuns(file) : []).Where(each => each.Notes != run.Notes).Append(run).OrderBy(each => each.Notes)];
                await File.WriteAllTextAsync(file, JsonSerializer.Serialize(runs, CostJson.Default.IReadOnlyListCostRun) + "\n", cancellationToken);
            }

            var report = new CostModel(ReadRuns(file), list, TemplateFixtures.Read(await File.ReadAllTextAsync(template, cancellationToken))).Report();
            context.Terminal.Out.Write(parsed.GetValue(json) ? JsonSerializer.Serialize(report, CostJson.Default.CostReport) + "\n" : CostTables.Of(report));
            return 0;
        });
        return command;
    }

    private static IReadOnlyList<CostRun> ReadRuns(string file)
    {
        try
        {
            return File.Exists(file) && JsonSerializer.Deserialize(File.ReadAllText(file), CostJson.Default.IReadOnlyListCostRun) is { Count: > 0 } runs
                ? runs
                : throw new CliException($"There is no recorded run in {file}: make one with --record.");
        }
        catch (JsonException error)
        {
            throw new CliException($"{file} is not a recorded run ({error.Message}): make one with --record.", error);
        }
    }

    private static PriceList ReadPrices(string file)
    {
        try
        {
            return File.Exists(file) ? PriceList.Parse(File.ReadAllText(file)) : throw new CliException($"There is no price list {file}.");
        }
        catch (JsonException error)
        {
            throw new CliException($"{file} cannot be used: {error.Message}", error);
        }
    }
}
