using System.Collections.Concurrent;
using SecondBrain.Core.Search.Live;

namespace SecondBrain.Core.Search.Matching;

/// <summary>The memory of searches that are over. Safe for concurrent use; has as much as there were searches at once, up to a bound.</summary>
internal sealed class ScratchPool
{
    private readonly ConcurrentBag<SearchScratch> _free = [];

    public SearchScratch Rent(IndexView view)
    {
        var scratch = _free.TryTake(out var kept) ? kept : new SearchScratch(this);
        scratch.Prepare(view);
        return scratch;
    }

    public void Return(SearchScratch scratch)
    {
        if (_free.Count < Environment.ProcessorCount)
        {
            _free.Add(scratch);
        }
    }

    public void Clear() => _free.Clear();
}
