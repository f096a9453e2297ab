using System.Collections.Concurrent;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Digest;

/// <summary>The titles of the notes that a digest refers to, as they are now.</summary>
public sealed class DigestTitles(INoteStore notes)
{
    private const int ParallelReads = 8;

    /// <summary>A note that is gone is not in the answer.</summary>
    public async Task<IReadOnlyDictionary<NoteId, string>> ReadAsync(DailyDigest digest, CancellationToken cancellationToken)
    {
        var titles = new ConcurrentDictionary<NoteId, string>();
        await Parallel.ForEachAsync(
            digest.Findings.SelectMany(finding => finding.Notes).Distinct(),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancellationToken },
            async (id, token) =>
            {
                if (await notes.FindAsync(digest.Brain, id, token) is { } note)
                {
                    titles[id] = note.Title;
                }
            });
        return titles;
    }
}
