using SecondBrain.Core.Search;

namespace SecondBrain.Bench.Retrieval;

/// <summary>
/// Whether weights carry over to data they were not chosen on: for each collection, those weights are taken that do best on all the others,
/// and their gain over BM25 alone is measured on it. Doing best is the largest mean of the logarithms of the gains, each row of the table once.
/// </summary>
internal static class HeldOut
{
    public static void Print(Collections collections, IReadOnlyList<Settings> choices)
    {
        var words = EvaluationRow.All.Select(row => collections.Measure(row, Ranking.Words, SearchOptions.Default)).ToList();
        var gains = choices.Select(choice => EvaluationRow.All.Select((row, i) => Math.Log(collections.Measure(row, Ranking.Graph, choice.Search) / words[i])).ToList()).ToList();
        Console.WriteLine("| weights | " + string.Join(" | ", EvaluationRow.All.Select(row => row.Name)) + " | mean |");
        Console.WriteLine("|---|" + string.Concat(EvaluationRow.All.Select(_ => "---|")) + "---|");
        foreach (var (choice, gain) in choices.Zip(gains))
        {
            Console.WriteLine($"| {choice.Name} | " + string.Join(" | ", gain.Select(value => $"{Math.Exp(value):0.000}")) + $" | {Math.Exp(gain.Average()):0.000} |");
        }

        Console.WriteLine();
        Console.WriteLine("| held out | weights chosen on the others | gain over BM25 there | best weights there | their gain |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var collection in EvaluationRow.All.GroupBy(row => row.Collection, StringComparer.Ordinal))
        {
            var own = EvaluationRow.All.Select((row, i) => (row, i)).Where(entry => entry.row.Collection == collection.Key).Select(entry => entry.i).ToList();
            var others = Enumerable.Range(0, EvaluationRow.All.Count).Except(own).ToList();
            var chosen = Enumerable.Range(0, choices.Count).MaxBy(choice => others.Average(i => gains[choice][i]));
            var best = Enumerable.Range(0, choices.Count).MaxBy(choice => own.Average(i => gains[choice][i]));
            string Gains(int choice) => string.Join(", ", own.Select(i => $"{Math.Exp(gains[choice][i]):0.000}"));
            Console.WriteLine($"| {collection.Key} | {choices[chosen].Name} | {Gains(chosen)} | {choices[best].Name} | {Gains(best)} |");
        }
    }
}
