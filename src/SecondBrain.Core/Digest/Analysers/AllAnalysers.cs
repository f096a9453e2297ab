namespace SecondBrain.Core.Digest.Analysers;

/// <summary>The analyser of each kind of finding.</summary>
public static class AllAnalysers
{
    public static IReadOnlyDictionary<string, Analyser> ByKind { get; } = new Dictionary<string, Analyser>(StringComparer.Ordinal)
    {
        [FindingKind.StaleSeed] = StaleSeeds.Find,
        [FindingKind.Orphan] = Orphans.Find,
        [FindingKind.MissingLink] = MissingLinks.Find,
        [FindingKind.Promotion] = Promotions.Find,
        [FindingKind.ContentGap] = ContentGaps.Find,
        [FindingKind.Contradiction] = WaitingProposals.Contradictions,
        [FindingKind.Review] = WaitingProposals.Others,
    };
}
