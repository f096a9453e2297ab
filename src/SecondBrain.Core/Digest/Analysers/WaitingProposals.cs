namespace SecondBrain.Core.Digest.Analysers;

/// <summary>Proposals that wait for a decision, the longest waiting first.</summary>
public static class WaitingProposals
{
    private const string Contradicts = "contradicts";

    public static IEnumerable<Finding> Contradictions(BrainSight sight, DigestOptions options) =>
        Find(sight, FindingKind.Contradiction, review => review.LinkType == Contradicts);

    public static IEnumerable<Finding> Others(BrainSight sight, DigestOptions options) =>
        Find(sight, FindingKind.Review, review => review.LinkType != Contradicts);

    private static IEnumerable<Finding> Find(BrainSight sight, string kind, Func<WaitingReview, bool> wanted) =>
        from review in sight.Reviews
        where wanted(review)
        orderby review.CreatedAt, review.Id
        select new Finding(kind, review.Id, review.Notes, review.Id, sight.DaysSince(review.CreatedAt));
}
