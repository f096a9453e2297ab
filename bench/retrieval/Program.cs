using System.Diagnostics;
using SecondBrain.Bench.Retrieval;
using SecondBrain.Local.Downloads;
using SecondBrain.Local.Embedding;

// dotnet run -c Release --project bench/retrieval -- all | held-out [--data FOLDER] [--vectors FILE] [--every N] [--set k1=1.2,b=0.75]...
// dotnet run -c Release --project bench/retrieval -- FOLDER [--meaning] [--set k1=1.2,b=0.75]...
// dotnet run -c Release --project bench/retrieval -- FOLDER --api http://localhost:8787 --token FILE
// all prints the table of all collections; held-out chooses weights for each collection on the others, among the defaults and each --set;
// FOLDER holds corpus.jsonl, queries.jsonl and qrels.tsv; --meaning embeds it with the local model; each --set is one more run;
// --api measures a running host instead, through capture, workflow, table and search.
if (args.Length == 0)
{
    await Console.Error.WriteLineAsync("Name a collection, for example ../shared/data/ir/cranfield, or all");
    return 2;
}

var runs = args.Zip(args.Skip(1)).Where(pair => pair.First == "--set").Select(pair => Settings.Parse(pair.Second)).Prepend(Settings.Default).ToList();
if (args[0] is "all" or "held-out")
{
    using var model = await ModelAsync();
    var root = Option("--data") ?? Environment.GetEnvironmentVariable("SECONDBRAIN_SHARED_DATA") ?? Path.Combine("..", "shared", "data");
    using var collections = await Collections.LoadAsync(root, Settings.Default, model, int.Parse(Option("--every") ?? "1", null));
    if (args[0] == "held-out")
    {
        HeldOut.Print(collections, runs);
        return 0;
    }

    foreach (var settings in runs)
    {
        Console.WriteLine($"{settings.Name}\n");
        QualityTable.Print(collections, settings.Search);
    }

    return 0;
}

var set = RetrievalSet.Load(args[0]);
if (Option("--api") is { } api)
{
    if (Option("--token") is not { } file)
    {
        await Console.Error.WriteLineAsync("--api needs --token FILE, the owner.token of the host's data folder");
        return 2;
    }

    var token = (await File.ReadAllTextAsync(file)).Trim();
    using var host = new ApiEvaluation(set, Path.GetFileName(args[0]), new Uri(api), token);
    await host.IndexAsync();
    var (words, meaning, both) = await host.MeasureAsync();
    Console.WriteLine($"{Path.GetFileName(args[0])} through {api}: {set.Documents.Count} documents, {set.Queries.Count} queries, nDCG@10");
    Console.WriteLine($"words {words:0.0000}   meaning {meaning:0.0000}   both {both:0.0000}");
    return 0;
}

using var embeddings = args.Contains("--meaning") ? await ModelAsync() : null;
Console.WriteLine($"{Path.GetFileName(args[0])}: {set.Documents.Count} documents, {set.Queries.Count} queries, nDCG@10");
foreach (var settings in runs)
{
    using var brain = await SetAsBrain.IndexAsync(set, settings, embeddings);
    foreach (var ranking in embeddings is null ? [Ranking.Words] : Enum.GetValues<Ranking>())
    {
        var clock = Stopwatch.StartNew();
        var quality = Evaluation.Measure(brain, settings, ranking);
        Console.WriteLine($"{settings.Name,-24} {ranking,-8} {quality:0.0000}   {clock.Elapsed.TotalMilliseconds / set.Queries.Count:0.0} ms a query");
    }
}

return 0;

async Task<VectorFile> ModelAsync() => new(
    await UniversalSentenceEncoder.LoadAsync(new PackageCache()),
    Option("--vectors") ?? Path.Combine("artifacts", "retrieval", $"{UniversalSentenceEncoder.ModelId}.bin"),
    UniversalSentenceEncoder.Dimensions);

string? Option(string name) => args.Zip(args.Skip(1)).FirstOrDefault(pair => pair.First == name).Second;
