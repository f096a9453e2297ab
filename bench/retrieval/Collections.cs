using Microsoft.Extensions.AI;
using SecondBrain.Core.Search;

namespace SecondBrain.Bench.Retrieval;

/// <summary>The collections of the table as brains, indexed once, whatever they are asked with.</summary>
internal sealed class Collections : IDisposable
{
    private readonly Dictionary<string, List<SetAsBrain>> _brains = [];

    private Collections()
    {
    }

    /// <param name="every">Of the queries of the largest collections only one in so many is asked, to try many weights in less time; 1 for all.</param>
    public static async Task<Collections> LoadAsync(string root, Settings settings, IEmbeddingGenerator<string, Embedding<float>> embeddings, int every)
    {
        var collections = new Collections();
        foreach (var name in EvaluationRow.All.Select(row => row.Collection).Distinct(StringComparer.Ordinal))
        {
            var brains = collections._brains[name] = [];
            foreach (var brain in RetrievalSet.Load(Path.Combine(root, name)).Brains())
            {
                // Neighbours are the same question in two languages: they stay together.
                var set = brain.Queries.Count < 1000 ? brain : brain with { Queries = [.. brain.Queries.Where((_, i) => i / 2 % every == 0)] };
                brains.Add(await SetAsBrain.IndexAsync(set, settings, embeddings));
            }
        }

        return collections;
    }

    public (int Documents, int Queries) Size(EvaluationRow row) =>
        (_brains[row.Collection].Sum(brain => brain.Set.Documents.Count(document => row.Wants is null || document.Lang == row.Wants)), _brains[row.Collection].Sum(brain => row.Queries(brain.Set).Count()));

    /// <summary>The mean over the queries of all brains of the collection.</summary>
    public double Measure(EvaluationRow row, Ranking ranking, SearchOptions options)
    {
        var qualities = new List<double>();
        foreach (var brain in _brains[row.Collection])
        {
            using var index = brain.Open(ranking == Ranking.Graph ? options : options with { GraphShare = 0 });
            qualities.AddRange(row.Queries(brain.Set).Select(query => row.Of(brain.Search(index, query, ranking, row.Depth, row.Wants), brain.Set, query)));
        }

        return qualities.Average();
    }

    /// <inheritdoc cref="Measure"/>
    public double MeasureReference(EvaluationRow row)
    {
        var qualities = new List<double>();
        foreach (var set in _brains[row.Collection].Select(brain => brain.Set))
        {
            var reference = new ReferenceBm25(set.Documents);
            qualities.AddRange(row.Queries(set).Select(query => row.Of(
                reference.Search(query.Text).Where(document => (row.Wants is null || document.Lang == row.Wants) && !set.Dropped.Contains((query.Id, document.Id))).Select(document => document.Id),
                set,
                query)));
        }

        return qualities.Average();
    }

    public void Dispose()
    {
        foreach (var brain in _brains.Values.SelectMany(brains => brains))
        {
            brain.Dispose();
        }
    }
}
