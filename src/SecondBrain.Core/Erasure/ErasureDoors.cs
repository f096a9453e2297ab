using SecondBrain.Core.Freshness;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Links;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Search;
using SecondBrain.Core.Storage;

namespace SecondBrain.Core.Erasure;

/// <summary>Looks for an erased note through every door that a reader has. HTTP and MCP both read through these.</summary>
public sealed class ErasureDoors(INoteStore notes, ILinkStore links, BrainIndexes indexes, IBlobStore blobs, ErasureBlobs staged)
{
    /// <returns>The doors by name, each with whether the note is gone from it.</returns>
    public async Task<IReadOnlyList<(string Door, bool Gone)>> TryAsync(ErasureJob job, IReadOnlyList<NoteId> erased, CancellationToken cancellationToken)
    {
        var brain = job.Principal.Brain;
        var index = await indexes.GetAsync(brain, cancellationToken);
        var known = index.Notes();
        return
        [
            ("note", await AllAsync(erased, async id => await notes.FindAsync(brain, id, cancellationToken) is null)),
            ("original", await AllAsync(erased, async id => await notes.ReadOriginalAsync(brain, id, cancellationToken) is null)),
            ("text", await AllAsync(erased, async id => await notes.ReadTextAsync(brain, id, cancellationToken) is null)),
            ("list", !await ListHasAsync(brain, erased, cancellationToken)),
            ("links", await AllAsync(erased, async id => (await links.FromAsync(brain, id, new PageRequest(1), cancellationToken)).Items.Count == 0)),
            ("backlinks", await AllAsync(erased, async id => (await links.ToAsync(brain, id, new PageRequest(1), cancellationToken)).Items.Count == 0)),
            ("search", !known.Any(note => erased.Contains(note.Id))),
            ("graph", !known.Any(note => note.Edges.Any(edge => erased.Contains(edge.Target)))),
            ("snapshot", !await SnapshotHasAsync(brain, erased, cancellationToken)),
            ("staged files", !await AnyAsync(staged.StagedAsync(job, cancellationToken))),
        ];
    }

    private async Task<bool> ListHasAsync(BrainId brain, IReadOnlyList<NoteId> erased, CancellationToken cancellationToken)
    {
        var cursor = default(string);
        do
        {
            var page = await notes.ListAsync(brain, new PageRequest(PageRequest.MaxLimit, cursor), cancellationToken);
            if (page.Items.Any(note => erased.Contains(note.Id)))
            {
                return true;
            }

            cursor = page.Next;
        }
        while (cursor is not null);
        return false;
    }

    /// <summary>Every version that is stored, current or not. One that cannot be read any more, or is of another model, holds the words all the same; a manifest holds none.</summary>
    private async Task<bool> SnapshotHasAsync(BrainId brain, IReadOnlyList<NoteId> erased, CancellationToken cancellationToken)
    {
        await foreach (var key in blobs.ListAsync(SnapshotPlaces.OfBrain(brain), cancellationToken))
        {
            if (!SnapshotPlaces.IsManifest(key)
                && await blobs.ReadAsync(key, cancellationToken) is { } blob
                && (BrainIndexSnapshot.Open(blob.Bytes, SearchOptions.Default) is not SnapshotReadResult.Loaded loaded
                    || erased.Any(note => loaded.Index.Find(note) is not null)))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<bool> AllAsync(IReadOnlyList<NoteId> erased, Func<NoteId, Task<bool>> isGone)
    {
        foreach (var id in erased)
        {
            if (!await isGone(id))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<bool> AnyAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (var _ in items)
        {
            return true;
        }

        return false;
    }
}
