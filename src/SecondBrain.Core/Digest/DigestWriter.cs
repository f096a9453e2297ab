using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Digest;

/// <summary>Keeps the digest of a day and writes its mail.</summary>
public sealed class DigestWriter(IDigestStore digests, DigestTitles titles, DecisionLinks links, TimeProvider clock)
{
    /// <param name="now">The moment that the digest is made for; its day in UTC is the digest's.</param>
    /// <returns>The day's digest, and its mail. A second call of a day gives the first one's.</returns>
    public async Task<(DailyDigest Digest, DigestMail Mail)> StoreAsync(BrainId brain, DateTimeOffset now, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        var digest = new DailyDigest(brain, DateOnly.FromDateTime(now.UtcDateTime), clock.GetUtcNow(), findings, MailedAt: null);
        var stored = await digests.StoreAsync(digest, cancellationToken);
        return (stored, DigestMail.Of(stored, await titles.ReadAsync(stored, cancellationToken), await links.OfAsync(stored, cancellationToken)));
    }
}
