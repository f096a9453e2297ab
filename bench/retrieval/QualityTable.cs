using SecondBrain.Core.Search;

namespace SecondBrain.Bench.Retrieval;

/// <summary>All collections, each ranking beside the reference, as a Markdown table.</summary>
internal static class QualityTable
{
    public static void Print(Collections collections, SearchOptions options)
    {
        Console.WriteLine("| | documents | queries | reference BM25 | BM25 | vectors | BM25 + vectors | + graph | BM25 : reference | hybrid : reference | hybrid : BM25 | graph : hybrid |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var row in EvaluationRow.All)
        {
            var (documents, queries) = collections.Size(row);
            var reference = collections.MeasureReference(row);
            var words = collections.Measure(row, Ranking.Words, options);
            var meaning = collections.Measure(row, Ranking.Meaning, options);
            var both = collections.Measure(row, Ranking.Both, options);
            var graph = collections.Measure(row, Ranking.Graph, options);
            Console.WriteLine(
                $"| {row.Name} | {documents} | {queries} | {reference:0.000} | {words:0.000} | {meaning:0.000} | {both:0.000} | {graph:0.000} | "
                + $"{words / reference:0.000} | {both / reference:0.000} | {both / words:0.000} | {graph / both:0.000} |");
        }
    }
}
