using SecondBrain.Core.Digest.Analysers;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Digest;

/// <summary>Runs one analyser over a brain and keeps what is due.</summary>
public sealed class BrainAnalysis(BrainIndexes indexes, WaitingReviews reviews, IDigestStore digests, DigestOptions options)
{
    /// <param name="kind">One of <see cref="FindingKind"/>.</param>
    /// <param name="now">The moment that the digest is made for.</param>
    /// <returns>At most <see cref="DigestOptions.MostOfAKind"/>.</returns>
    public async Task<IReadOnlyList<Finding>> RunAsync(BrainId brain, string kind, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var index = await indexes.GetAsync(brain, cancellationToken);
        var waiting = kind is FindingKind.Review or FindingKind.Contradiction ? await reviews.ListAsync(brain, cancellationToken) : [];
        var shown = await digests.ShownAsync(brain, kind, cancellationToken);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return
        [
            .. AllAnalysers.ByKind[kind](new BrainSight(index.Notes(), waiting, now), options)
                .Where(finding => Spacing.IsDue(shown.GetValueOrDefault(finding.Subject), today))
                .Take(options.MostOfAKind),
        ];
    }
}
