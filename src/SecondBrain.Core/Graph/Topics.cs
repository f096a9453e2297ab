using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Graph;

/// <summary>What notes of a community are about, told from their tags and titles: what many of them have and few others do.</summary>
internal sealed class Topics
{
    private const int Most = 3;

    // a tag was chosen to say what a note is about
    private const double TagFactor = 1.5;

    private readonly Dictionary<string, (string Written, double Factor)>[] _topics;
    private readonly Dictionary<string, int> _frequencies = new(StringComparer.Ordinal);

    /// <param name="nodes">All notes; a community is a list of indexes into these.</param>
    public Topics(IGraphNotes graph, int[] nodes)
    {
        _topics = Array.ConvertAll(nodes, node => Of(graph.Title(node), graph.Tags(node)));
        foreach (var key in _topics.SelectMany(topics => topics.Keys))
        {
            _frequencies[key] = _frequencies.GetValueOrDefault(key) + 1;
        }
    }

    /// <param name="first">What its title says already is no topic.</param>
    public IReadOnlyList<string> Of(IReadOnlyList<int> members, int first)
    {
        var counts = members.SelectMany(member => _topics[member]).GroupBy(topic => topic.Key, topic => topic.Value, StringComparer.Ordinal);
        var title = _topics[first].Where(topic => topic.Value.Factor < TagFactor).Select(topic => topic.Key).ToHashSet(StringComparer.Ordinal);
        var found =
            from topic in counts
            let count = topic.Count()
            let lift = (double)count / members.Count * _topics.Length / _frequencies[topic.Key]
            where count > 1 && lift > 1 && !title.Contains(topic.Key)
            orderby count * Math.Log(lift) * topic.Max(each => each.Factor) descending, topic.Key
            select topic.First().Written;
        return [.. found.Take(Most)];
    }

    /// <summary>By folded text, so that a tag and a word of a title are one topic.</summary>
    private static Dictionary<string, (string Written, double Factor)> Of(string title, IReadOnlyList<string> tags)
    {
        var topics = new Dictionary<string, (string Written, double Factor)>(StringComparer.Ordinal);
        foreach (var tag in tags)
        {
            topics.TryAdd(WordFolding.Fold(tag, out var written), (written, TagFactor));
        }

        foreach (var token in Tokenizer.Tokenize(title))
        {
            if (token.Kind == TokenKind.Word && token.Text.Length > 2 && !StopWords.English.Contains(token.Text) && !StopWords.Spanish.Contains(token.Text))
            {
                topics.TryAdd(token.Text, (token.Accented, 1));
            }
        }

        return topics;
    }
}
