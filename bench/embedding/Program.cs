using System.Globalization;
using SecondBrain.Bench.Embedding;

// Both sides one text at a time on one core, taking turns, so that what else the machine does meets both
const int turns = 5;
var texts = SampleTexts.Create(words: 150, count: 8);
using var encoder = await LocalEncoder.LoadAsync();
var load = encoder.FirstEmbedding;
var reference = new List<ReferenceRun>();
var alone = new List<double>();
var batched = new List<double>();
var query = new List<double>();
await encoder.TimeEachAsync(texts);
for (var turn = 0; turn < turns; turn++)
{
    if (!args.Contains("--no-reference"))
        reference.Add(await JavaScriptReference.RunAsync(texts));
    alone.AddRange(await encoder.TimeEachAsync(texts));
    batched.Add(await encoder.TimeBatchAsync(texts));
    query.AddRange(await encoder.TimeEachAsync(Enumerable.Repeat("How do I undo my last commit?", 8).ToArray()));
}

static string Milliseconds(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

Console.WriteLine("| | median ms | best ms | times as fast (median) |");
Console.WriteLine("|---|---|---|---|");
var baseline = reference.Count == 0 ? double.NaN : Median(reference.SelectMany(run => run.Milliseconds));
void Row(string name, IReadOnlyCollection<double> values, bool compared) => Console.WriteLine(
    $"| {name} | {Milliseconds(Median(values))} | {Milliseconds(values.Min())} | {(compared ? Milliseconds(baseline / Median(values)) : "")} |");
if (reference.Count > 0)
{
    Row("JavaScript reference, 150 words", [.. reference.SelectMany(run => run.Milliseconds)], compared: true);
    Row("JavaScript reference, start to first vector", [.. reference.Select(run => run.First)], compared: false);
}

Row("C#, 150 words, one at a time", alone, compared: true);
Row($"C#, 150 words, batch of {texts.Length}, each", batched, compared: true);
Row("C#, 8-word query", query, compared: false);
Row("C#, load to first vector", [load], compared: false);
