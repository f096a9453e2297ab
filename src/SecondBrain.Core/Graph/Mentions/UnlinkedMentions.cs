using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;

namespace SecondBrain.Core.Graph.Mentions;

/// <summary>Finds where notes name each other without a link. Names are titles and aliases; the longest name wins, and a note's own names are nobody else's in its text.</summary>
internal sealed class UnlinkedMentions
{
    private const int PassageLength = 240;

    private readonly IGraphNotes _graph;
    private readonly NameAutomaton _names;

    /// <remarks>Reads all titles and aliases.</remarks>
    public UnlinkedMentions(IGraphNotes graph)
    {
        _graph = graph;
        _names = new NameAutomaton(
            from node in Enumerable.Range(0, graph.Count)
            where graph.IsLive(node)
            from name in Names(node)
            select ((IReadOnlyList<string>)[.. name.Words.Select(word => word.Text)], node));
    }

    /// <summary>Names of other notes in this note's text, in its order.</summary>
    public IReadOnlyList<Mention> From(int node)
    {
        var linked = Neighbours(node).Where(edge => edge.Outgoing).Select(edge => edge.Node).Append(node).ToHashSet();
        return Scan(node, target => !linked.Contains(target));
    }

    /// <summary>Notes whose text has a name of this note, those that have it most often first, then by id.</summary>
    /// <remarks>Reads the texts of all notes that have the words of a name.</remarks>
    public IReadOnlyList<Mention> To(int node)
    {
        var linked = Neighbours(node).Where(edge => !edge.Outgoing).Select(edge => edge.Node).Append(node).ToHashSet();
        return
        [
            .. Names(node).SelectMany(name => _graph.WithWords(NameWords.Tokens(name.Text))).Distinct()
                .Where(source => !linked.Contains(source))
                .SelectMany(source => Scan(source, target => target == node))
                .OrderByDescending(mention => mention.Count).ThenBy(mention => _graph.Id(mention.Source)),
        ];
    }

    private IReadOnlyList<Mention> Scan(int source, Func<int, bool> isWanted)
    {
        var mentions = new Dictionary<int, Mention>();
        foreach (var chunk in _graph.Read(source).Chunks)
        {
            var words = NameWords.Of(chunk.Text);
            List<TextSpan>? linked = null;
            foreach (var match in _names.Find(words).Where(match => !match.Notes.Contains(source) && match.Notes.Any(isWanted)))
            {
                var span = new TextSpan(words[match.First].Start, words[match.First + match.Words - 1].End);
                linked ??= LinkedText.Of(chunk.Text);
                if (linked.Exists(part => part.Start < span.End && span.Start < part.End))
                {
                    continue;
                }

                foreach (var target in match.Notes.Where(isWanted))
                {
                    mentions[target] = mentions.TryGetValue(target, out var first) ? first with { Count = first.Count + 1 } : First(source, target, chunk, span);
                }
            }
        }

        return [.. mentions.Values.OrderBy(mention => mention.Chunk).ThenBy(mention => mention.Span.Start).ThenBy(mention => _graph.Id(mention.Target))];
    }

    private static Mention First(int source, int target, IndexedChunk chunk, TextSpan span)
    {
        var window = SnippetWindow.Around(chunk.Text, span, PassageLength);
        return new Mention(
            source, target, chunk.Number, new TextSpan(chunk.Span.Start + span.Start, chunk.Span.Start + span.End),
            window.Of(chunk.Text).ToString(), new TextSpan(span.Start - window.Start, span.End - window.Start), Count: 1);
    }

    private IEnumerable<(string Text, List<NameWord> Words)> Names(int node) => _graph.Aliases(node).Prepend(_graph.Title(node))
        .Select(name => (Text: name, Words: NameWords.Of(name)))
        .Where(name => NameRules.IsSought(name.Words));

    private List<Neighbour> Neighbours(int node)
    {
        var neighbours = new List<Neighbour>();
        _graph.AddNeighbours(node, neighbours);
        return neighbours;
    }
}
