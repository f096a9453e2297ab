using System.Collections.Concurrent;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Search;

namespace SecondBrain.Core.Freshness;

/// <summary>The search indexes of the brains that this process answers for, each brought up to date before it is handed out. Safe for concurrent use.</summary>
/// <remarks>
/// A brain has an index for each embedding model (while it changes its model the old one serves and the new one is made) and for each
/// <see cref="IndexSight"/> that was asked for. One that is not of everything is let go when nobody has asked for it for <see cref="Idle"/>.
/// </remarks>
public sealed class BrainIndexes(IndexSources sources) : IDisposable
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(BrainId Brain, string Model, IndexSight Sight), KeptIndex> _indexes = new();
    private readonly ConcurrentDictionary<BrainId, string> _serving = new();

    /// <summary>How many indexes are in memory.</summary>
    public int Kept => _indexes.Count;

    /// <summary>The index of all notes, with every change that was published before this call. For the brain's own steps: what somebody asks is answered from the index of their sight.</summary>
    public Task<BrainIndex> GetAsync(BrainId brain, CancellationToken cancellationToken) => GetAsync(brain, IndexSight.Everything, cancellationToken);

    /// <summary>The index of what is seen, with every change that was published before this call: a note that was made private before is not in it.</summary>
    public async Task<BrainIndex> GetAsync(BrainId brain, IndexSight sight, CancellationToken cancellationToken) => (await OpenAsync(brain, sight, cancellationToken)).Index;

    /// <summary>The same, with the model that its vectors are of.</summary>
    public async Task<ServedIndex> OpenAsync(BrainId brain, IndexSight sight, CancellationToken cancellationToken)
    {
        LetGo();

        string model;
        var last = ServedLast(brain);
        if (last is null)
        {
            model = await sources.Models.OfAsync(brain, cancellationToken);
        }
        else
        {
            // the index of the model that served last time is brought up to date while the table is asked which one serves now
            var served = await Of(brain, last, sight).GetAsync(cancellationToken);
            if (served.Model == last)
            {
                return served;
            }

            model = served.Model;
        }

        _serving[brain] = model;
        foreach (var key in _indexes.Keys.Where(key => key.Brain == brain && key.Model == last))
        {
            _indexes.TryRemove(key, out _); // not disposed: a search may still read it
        }

        return (await Of(brain, model, sight).GetAsync(cancellationToken)) with { Model = model };
    }

    /// <summary>The model that served the brain when this process last looked; null when it never did.</summary>
    public string? ServedLast(BrainId brain) => _serving.GetValueOrDefault(brain);

    public void Dispose()
    {
        foreach (var kept in _indexes.Values)
        {
            kept.Index.Dispose();
        }
    }

    private FreshIndex Of(BrainId brain, string model, IndexSight sight) => _indexes
        .GetOrAdd((brain, model, sight), static (key, sources) => new KeptIndex(new FreshIndex(key.Brain, key.Model, key.Sight, sources)), sources)
        .Ask(sources.Clock.GetUtcNow());

    private void LetGo()
    {
        var before = sources.Clock.GetUtcNow() - Idle;
        foreach (var (key, kept) in _indexes)
        {
            if (key.Sight != IndexSight.Everything && kept.AskedAt < before)
            {
                _indexes.TryRemove(new(key, kept)); // not disposed: a search may still read it
            }
        }
    }
}
