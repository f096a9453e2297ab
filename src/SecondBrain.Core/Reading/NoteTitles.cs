using System.Runtime.CompilerServices;
using SecondBrain.Core.Access;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Graph;
using SecondBrain.Core.Markdown;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Reading;

/// <summary>Finds notes by their titles and aliases as somebody types them, among the notes that they see. Safe for concurrent use.</summary>
/// <remarks>The sorted names are kept as long as the moment of the index that they are of: about 100 bytes a name.</remarks>
public sealed class NoteTitles(BrainIndexes indexes)
{
    private readonly ConditionalWeakTable<IGraphNotes, SortedNames> _names = [];

    /// <summary>Notes with a name that begins like this, then those with a word in a name that does; with nothing typed, the newest.</summary>
    /// <param name="limit">At least 1.</param>
    public async Task<NameMatches> StartingWithAsync(Principal principal, string start, int limit, CancellationToken cancellationToken)
    {
        var graph = await GraphAsync(principal, cancellationToken);
        return Names(graph).StartingWith(start, limit);
    }

    /// <summary>The notes that have this title or alias, by id.</summary>
    public async Task<IReadOnlyList<NoteId>> WithNameAsync(Principal principal, string name, CancellationToken cancellationToken)
    {
        var graph = await GraphAsync(principal, cancellationToken);
        return Names(graph).Exactly(LinkName.Normalise(name));
    }

    private SortedNames Names(IGraphNotes graph) => _names.GetValue(graph, each => new SortedNames(each));

    private async Task<IGraphNotes> GraphAsync(Principal principal, CancellationToken cancellationToken) => (await indexes.GetAsync(principal.Brain, IndexSight.Of(principal), cancellationToken)).Graph;
}
