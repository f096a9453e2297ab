using SecondBrain.Core.Paging;

namespace SecondBrain.Core.Reading;

/// <summary>Pages of a list of which not everything is seen, as if the rest were not there: full, and with cursors that say nothing of it.</summary>
internal static class SeenPages
{
    /// <param name="read">A page of the whole list.</param>
    /// <param name="see">What is seen of each of its items, in order; null for one that is not seen.</param>
    /// <param name="isStrict">Whether a next page must have something. When it need not, a page of which all is seen is one read.</param>
    public static async Task<Page<TSeen>> ReadAsync<T, TSeen>(
        PageRequest asked, Func<PageRequest, Task<Page<T>>> read, Func<IReadOnlyList<T>, Task<TSeen?[]>> see, bool isStrict)
        where TSeen : class
    {
        var seen = new List<TSeen>();
        var next = default(string);
        var rest = asked.Cursor;
        do
        {
            var start = rest;
            var page = await read(asked with { Cursor = start });
            var views = await see(page.Items);
            for (var i = 0; i < views.Length; i++)
            {
                if (views[i] is not { } view)
                {
                    continue;
                }

                if (seen.Count == asked.Limit)
                {
                    return new Page<TSeen>(seen, next); // there is one more
                }

                seen.Add(view);
                if (seen.Count == asked.Limit)
                {
                    next = i + 1 == views.Length ? page.Next : (await read(new PageRequest(i + 1, start))).Next;
                }
            }

            rest = page.Next;
            if (!isStrict && seen.Count == asked.Limit)
            {
                return new Page<TSeen>(seen, next);
            }
        }
        while (rest is not null);

        return new Page<TSeen>(seen, Next: null);
    }
}
