using System.Diagnostics;
using System.Text.Json;
using SecondBrain.Bench.Retrieval;
using SecondBrain.Core.Search;

// dotnet run -c Release --project bench/retrieval -- FOLDER [--vectors FILE] [--set Name=Value]... [--texts]
// FOLDER holds corpus.jsonl, queries.jsonl, qrels.tsv. --texts prints the texts whose vectors --vectors wants (see RecordedEmbeddings).
if (args.Length == 0)
{
    await Console.Error.WriteLineAsync("Name a collection, for example ../shared/data/ir/cranfield");
    return 2;
}

const int Dimensions = 512;
var set = RetrievalSet.Load(args[0]);
if (args.Contains("--texts"))
{
    foreach (var text in Evaluation.Texts(set))
    {
        Console.WriteLine(JsonSerializer.Serialize(text));
    }

    return 0;
}

var options = SearchOptions.Default;
RecordedEmbeddings? embeddings = null;
for (var i = 1; i + 1 < args.Length; i += 2)
{
    (options, embeddings) = args[i] switch
    {
        "--vectors" => (options, new RecordedEmbeddings(args[i + 1], Dimensions)),
        "--set" => (Set(options, args[i + 1]), embeddings),
        _ => throw new FormatException($"Unknown option {args[i]}"),
    };
}

var clock = Stopwatch.StartNew();
using var evaluation = new Evaluation(set, options, embeddings);
await evaluation.IndexAsync();
Console.WriteLine($"{Path.GetFileName(args[0])}: {set.Documents.Count} documents indexed in {clock.ElapsedMilliseconds} ms, {set.Queries.Count} queries");
foreach (var ranking in embeddings is null ? [Ranking.Words] : Enum.GetValues<Ranking>())
{
    clock.Restart();
    var quality = await evaluation.MeasureAsync(ranking);
    Console.WriteLine($"{ranking,-8} nDCG@10 {quality:0.0000}   {clock.Elapsed.TotalMilliseconds / set.Queries.Count:0.0} ms a query");
}

return 0;

static SearchOptions Set(SearchOptions options, string assignment)
{
    var name = assignment.Split('=')[0];
    var value = double.Parse(assignment.Split('=')[1], System.Globalization.CultureInfo.InvariantCulture);
    return name switch
    {
        "k1" => options with { Saturation = value },
        "b" => options with { LengthNormalisation = value },
        "title" => options with { TitleWeight = value },
        "share" => options with { MeaningShare = value },
        _ => throw new FormatException($"Unknown parameter {name}"),
    };
}
