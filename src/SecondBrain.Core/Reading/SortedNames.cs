using SecondBrain.Core.Graph;
using SecondBrain.Core.Markdown;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Reading;

/// <summary>All names of the notes of one moment, in order.</summary>
internal sealed class SortedNames
{
    private readonly IGraphNotes _graph;
    private readonly (string Key, string Name, int Node)[] _names;

    public SortedNames(IGraphNotes graph)
    {
        _graph = graph;
        _names =
        [
            .. from node in Enumerable.Range(0, graph.Count).Where(graph.IsLive)
               from name in graph.Aliases(node).Prepend(graph.Title(node))
               let key = LinkName.Normalise(name)
               where key.Length > 0
               select (key, name, node),
        ];
        Array.Sort(_names, (a, b) => string.CompareOrdinal(a.Key, b.Key) is not 0 and var order ? order : a.Node.CompareTo(b.Node));
    }

    public NameMatches StartingWith(string start, int limit)
    {
        var key = LinkName.Normalise(start);
        var found = (key.Length == 0 ? Newest() : Beginning(key).Concat(WithWord(key))).DistinctBy(name => name.Node).ToList();
        return new NameMatches([.. found.Take(limit).Select(name => new NameMatch(_graph.Id(name.Node), name.Name, Exactly(name.Key).Count == 1))], found.Count);
    }

    public IReadOnlyList<NoteId> Exactly(string key) =>
        [.. _names.Skip(First(key)).TakeWhile(name => name.Key == key).Select(name => name.Node).Distinct().Select(_graph.Id).Order()];

    private IEnumerable<(string Key, string Name, int Node)> Newest() =>
        from node in Enumerable.Range(0, _graph.Count).Where(_graph.IsLive)
        orderby _graph.Id(node) descending
        let title = _graph.Title(node)
        select (LinkName.Normalise(title), title, node);

    private IEnumerable<(string Key, string Name, int Node)> Beginning(string key) =>
        _names.Skip(First(key)).TakeWhile(name => name.Key.StartsWith(key, StringComparison.Ordinal));

    private IEnumerable<(string Key, string Name, int Node)> WithWord(string key)
    {
        var word = ' ' + key;
        return _names.Where(name => name.Key.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>Where the names begin that are not before the key.</summary>
    private int First(string key)
    {
        var (low, high) = (0, _names.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = string.CompareOrdinal(_names[middle].Key, key) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
