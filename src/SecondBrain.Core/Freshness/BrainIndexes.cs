using System.Collections.Concurrent;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Search;

namespace SecondBrain.Core.Freshness;

/// <summary>The search indexes of the brains that this process answers for, each brought up to date before it is handed out. Safe for concurrent use.</summary>
public sealed class BrainIndexes(IndexSources sources) : IDisposable
{
    private readonly ConcurrentDictionary<BrainId, FreshIndex> _indexes = new();

    /// <summary>The brain's index, with every change that was published before this call.</summary>
    public Task<BrainIndex> GetAsync(BrainId brain, CancellationToken cancellationToken) =>
        _indexes.GetOrAdd(brain, static (id, sources) => new FreshIndex(id, sources), sources).GetAsync(cancellationToken);

    public void Dispose()
    {
        foreach (var index in _indexes.Values)
        {
            index.Dispose();
        }
    }
}
