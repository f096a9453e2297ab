using System.Collections.Concurrent;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Search;

namespace SecondBrain.Core.Freshness;

/// <summary>The search indexes of the brains that this process answers for, each brought up to date before it is handed out. Safe for concurrent use.</summary>
/// <remarks>A brain has an index for each embedding model: while it changes its model the old one serves and the new one is made.</remarks>
public sealed class BrainIndexes(IndexSources sources) : IDisposable
{
    private readonly ConcurrentDictionary<(BrainId Brain, string Model), FreshIndex> _indexes = new();
    private readonly ConcurrentDictionary<BrainId, string> _serving = new();

    /// <summary>The brain's index, with every change that was published before this call.</summary>
    public async Task<BrainIndex> GetAsync(BrainId brain, CancellationToken cancellationToken) => (await OpenAsync(brain, cancellationToken)).Index;

    /// <summary>The same, with the model that its vectors are of.</summary>
    public async Task<ServedIndex> OpenAsync(BrainId brain, CancellationToken cancellationToken)
    {
        // the index of the model that served last time is brought up to date while the table is asked which one serves now
        var reading = sources.Models.OfAsync(brain, cancellationToken);
        var last = ServedLast(brain);
        var index = last is null ? null : Of(brain, last).GetAsync(cancellationToken);
        await Task.WhenAll(reading, index ?? Task.CompletedTask);
        var model = await reading;
        if (index is not null && model == last)
        {
            return new ServedIndex(await index, model);
        }

        _serving[brain] = model;
        if (last is not null)
        {
            _indexes.TryRemove((brain, last), out _); // not disposed: a search may still read it
        }

        return new ServedIndex(await Of(brain, model).GetAsync(cancellationToken), model);
    }

    /// <summary>The model that served the brain when this process last looked; null when it never did.</summary>
    public string? ServedLast(BrainId brain) => _serving.GetValueOrDefault(brain);

    public void Dispose()
    {
        foreach (var index in _indexes.Values)
        {
            index.Dispose();
        }
    }

    private FreshIndex Of(BrainId brain, string model) =>
        _indexes.GetOrAdd((brain, model), static (key, sources) => new FreshIndex(key.Brain, key.Model, sources), sources);
}
