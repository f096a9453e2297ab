using System.Diagnostics;
using SecondBrain.Bench.Retrieval;
using SecondBrain.Local.Downloads;
using SecondBrain.Local.Embedding;

// dotnet run -c Release --project bench/retrieval -- FOLDER [--meaning] [--set k1=1.2,b=0.75]...
// FOLDER holds corpus.jsonl, queries.jsonl and qrels.tsv; --meaning embeds it with the local model; each --set is one more run.
if (args.Length == 0)
{
    await Console.Error.WriteLineAsync("Name a collection, for example ../shared/data/ir/cranfield");
    return 2;
}

var set = RetrievalSet.Load(args[0]);
using var embeddings = args.Contains("--meaning")
    ? new RememberedEmbeddings(await UniversalSentenceEncoder.LoadAsync(new PackageCache()))
    : null;
var runs = args.Zip(args.Skip(1)).Where(pair => pair.First == "--set").Select(pair => Settings.Parse(pair.Second)).Prepend(Settings.Default);
Console.WriteLine($"{Path.GetFileName(args[0])}: {set.Documents.Count} documents, {set.Queries.Count} queries, nDCG@10");
foreach (var settings in runs)
{
    using var evaluation = new Evaluation(set, settings, embeddings);
    await evaluation.IndexAsync();
    foreach (var ranking in embeddings is null ? [Ranking.Words] : Enum.GetValues<Ranking>())
    {
        var clock = Stopwatch.StartNew();
        var quality = await evaluation.MeasureAsync(ranking);
        Console.WriteLine($"{settings.Name,-24} {ranking,-8} {quality:0.0000}   {clock.Elapsed.TotalMilliseconds / set.Queries.Count:0.0} ms a query");
    }
}

return 0;
