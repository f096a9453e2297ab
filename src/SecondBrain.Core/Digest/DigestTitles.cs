using System.Collections.Concurrent;
using SecondBrain.Core.Access;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Digest;

/// <summary>The titles of the notes that a digest refers to, as they are now.</summary>
public sealed class DigestTitles(INoteStore notes)
{
    private const int ParallelReads = 8;

    /// <summary>For the owner.</summary>
    public Task<IReadOnlyDictionary<NoteId, string>> ReadAsync(DailyDigest digest, CancellationToken cancellationToken) => ReadAsync(digest, NoteSight.Everything, cancellationToken);

    /// <summary>A note that is gone or not seen is not in the answer.</summary>
    public async Task<IReadOnlyDictionary<NoteId, string>> ReadAsync(DailyDigest digest, NoteSight sight, CancellationToken cancellationToken)
    {
        var titles = new ConcurrentDictionary<NoteId, string>();
        await Parallel.ForEachAsync(
            digest.Findings.SelectMany(finding => finding.Notes).Distinct(),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancellationToken },
            async (id, token) =>
            {
                if (await notes.FindAsync(digest.Brain, id, token) is { } note && note.IsSeenBy(sight))
                {
                    titles[id] = note.Title;
                }
            });
        return titles;
    }
}
