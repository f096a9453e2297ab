using System.Diagnostics;
using System.Globalization;
using SecondBrain.Bench.Context;
using SecondBrain.Core.Context;
using SecondBrain.Core.Search;
using SecondBrain.Local.Downloads;
using SecondBrain.Local.Embedding;

// dotnet run -c Release --project bench/context -- FOLDER [--budget 2000] [--words] [--set thrift=0.5,diversity=0.5,connected=0.2]...
// FOLDER holds corpus.jsonl, queries.jsonl and qrels.tsv of a multi-hop set; each question needs several paragraphs. How many of them are in its context?
// Both sides are given the same index, with the same links, and the same count of tokens. --words leaves the embedding model out; each --set is one more row.
if (args.Length == 0)
{
    await Console.Error.WriteLineAsync("Name a collection, for example ../shared/data/multihop/musique-train100");
    return 2;
}

var collection = Collection.Load(args[0]);
var budget = int.Parse(Option("--budget") ?? "2000", CultureInfo.InvariantCulture);
using var model = args.Contains("--words") ? null : await UniversalSentenceEncoder.LoadAsync(new PackageCache());
var brain = await ParagraphBrain.OfAsync(collection, model);
using var index = brain.Index;
var vectors = new Dictionary<string, float[]>(StringComparer.Ordinal);
foreach (var question in collection.Questions)
{
    vectors[question.Id] = model is null ? [] : (await model.GenerateAsync([question.Text]))[0].Vector.ToArray();
}

Console.WriteLine($"{Path.GetFileName(args[0].TrimEnd('/'))}: {collection.Paragraphs.Count} paragraphs, {collection.Questions.Count} questions, {budget} tokens");
Console.WriteLine($"{"",-52} {"whole",7} {"in part",8} {"all whole",10} {"tokens",7} {"ms",6}");
Row("top-k, one after the other, no citations", (question, vector) => Plain(question, vector, cited: false));
Row("top-k, one after the other, cited", (question, vector) => Plain(question, vector, cited: true));
Row("context", (question, vector) => Built(question, vector, ContextOptions.Default));
foreach (var set in args.Zip(args.Skip(1)).Where(pair => pair.First == "--set").Select(pair => pair.Second))
{
    Row($"context {set}", (question, vector) => Built(question, vector, Parse(set)));
}

return 0;

void Row(string name, Func<string, float[], Outcome> make)
{
    var (whole, part, all, tokens) = (0.0, 0.0, 0.0, 0.0);
    var clock = Stopwatch.StartNew();
    foreach (var question in collection.Questions)
    {
        var outcome = make(question.Text, vectors[question.Id]);
        var supporting = collection.Supporting[question.Id].Select(id => brain.Notes[id]).ToList();
        var count = supporting.Count(note => outcome.Whole.Contains(note.Id));
        whole += (double)count / supporting.Count;
        part += (double)supporting.Count(note => outcome.InPart.Contains(note.Id)) / supporting.Count;
        all += count == supporting.Count ? 1 : 0;
        tokens += outcome.Tokens;
    }

    var questions = collection.Questions.Count;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-52} {whole / questions,7:0.000} {part / questions,8:0.000} {all / questions,10:0.000} {tokens / questions,7:0} {clock.Elapsed.TotalMilliseconds / questions,6:0.0}"));
}

Outcome Plain(string question, float[] vector, bool cited)
{
    var (notes, tokens) = PlainConcatenation.Of(index, index.Search(new SearchRequest(question, Limit: 100) { IsText = true }, vector).Hits, budget, cited);
    var ids = notes.Select(note => note.Id).ToHashSet();
    return new Outcome(ids, ids, tokens);
}

Outcome Built(string question, float[] vector, ContextOptions options)
{
    var built = ContextBuilder.Build(index, new ContextRequest(new SearchRequest(question) { IsText = true }, budget), vector, options);
    var parts = built.Passages.ToLookup(passage => passage.Id, passage => passage.Parts.Sum(part => part.Text.Length));
    var whole = parts.Where(note => note.Sum() >= index.Find(note.Key)!.Chunks.Sum(chunk => chunk.Text.Length)).Select(note => note.Key).ToHashSet();
    return new Outcome(whole, parts.Select(note => note.Key).ToHashSet(), built.Tokens);
}

static ContextOptions Parse(string text) => text.Split(',').Select(assignment => assignment.Split('=')).Aggregate(ContextOptions.Default, (options, pair) =>
{
    var value = double.Parse(pair[1], CultureInfo.InvariantCulture);
    return pair[0] switch
    {
        "thrift" => options with { Thrift = value },
        "diversity" => options with { Diversity = value },
        "connected" => options with { ConnectedShare = value },
        "length" => options with { ConnectedLength = (int)value },
        "seeds" => options with { Seeds = (int)value },
        "kinship" => options with { Kinship = value },
        "fit" => options with { ConnectedFit = value },
        "least" => options with { LeastScore = value },
        _ => throw new FormatException($"Unknown setting {pair[0]}: thrift, diversity, connected, length, seeds, kinship, fit, least"),
    };
});

string? Option(string name) => args.Zip(args.Skip(1)).FirstOrDefault(pair => pair.First == name).Second;
