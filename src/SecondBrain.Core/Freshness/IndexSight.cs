using SecondBrain.Core.Access;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;

namespace SecondBrain.Core.Freshness;

/// <summary>Which notes an index is of. What is answered from it is what a brain would answer that has only those notes.</summary>
/// <param name="TrustedOnly">Without notes that are marked <see cref="NoteTrust.Untrusted"/>.</param>
public readonly record struct IndexSight(NoteSight Sight, bool TrustedOnly)
{
    /// <summary>What the brain's own steps work on, such as digests.</summary>
    public static readonly IndexSight Everything = new(NoteSight.Everything, TrustedOnly: false);

    public static IndexSight Of(Principal principal, bool trustedOnly = false) => new(principal.Sight, trustedOnly);

    public bool Takes(string visibility, IReadOnlyList<string> marks) => Sight.Sees(visibility) && !(TrustedOnly && marks.Contains(NoteTrust.Untrusted));

    /// <summary>The note as this sight has it; null when it does not have it.</summary>
    public IndexedNote? Of(IndexedNote note) => Takes(note.Visibility, note.Marks) ? PartOf(note) : null;

    /// <summary>
    /// Without the texts and links that came with a merged note which is not seen. Then the names that no note has are left out as well: they are not
    /// kept apart by whose text they are in.
    /// </summary>
    public IndexedNote PartOf(IndexedNote note)
    {
        var sight = Sight;
        var chunks = note.Chunks.Where(chunk => chunk.Visibility is null || sight.Sees(chunk.Visibility)).ToList();
        var edges = note.Edges.Where(edge => edge.Visibility is null || sight.Sees(edge.Visibility)).ToList();
        return chunks.Count == note.Chunks.Count && edges.Count == note.Edges.Count
            ? note
            : note with { Chunks = chunks, Edges = edges, UnresolvedLinks = 0, Wanted = [] };
    }
}
