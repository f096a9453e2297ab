using SecondBrain.Core.Reviews;

namespace SecondBrain.Core.Digest;

/// <summary>Signed links for a digest's mail, with which its reader decides the reviews that wait: each works once, for a few days.</summary>
/// <param name="api">Where the links lead; null when mails are to have none.</param>
public sealed class DecisionLinks(IReviewStore reviews, ReviewLinks links, Uri? api)
{
    /// <summary>Links for at most this many reviews of a digest.</summary>
    public const int MaxReviews = 8;

    public static TimeSpan Validity { get; } = TimeSpan.FromDays(3);

    /// <returns>Lines of text, by the subject of the finding; nothing for a review that is decided.</returns>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(DailyDigest digest, CancellationToken cancellationToken)
    {
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        var waiting = digest.Findings.Where(finding => finding.Kind is FindingKind.Review or FindingKind.Contradiction).Take(api is null ? 0 : MaxReviews);
        foreach (var finding in waiting)
        {
            if (ReviewId.TryParse(finding.Subject, out var id) && await reviews.FindAsync(digest.Brain, id, cancellationToken) is { IsClosed: false } review)
            {
                var approve = await links.CreateAsync(review, ReviewChoice.Approve, Validity, cancellationToken);
                var reject = await links.CreateAsync(review, ReviewChoice.Reject, Validity, cancellationToken);
                lines[finding.Subject] = $"  approve: {new Uri(api!, approve)}\n  reject: {new Uri(api!, reject)}\n";
            }
        }

        return lines;
    }
}
