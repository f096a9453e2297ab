using SecondBrain.Functions.Tests.Digests;
using SecondBrain.Functions.Tests.Editing;
using SecondBrain.Functions.Tests.Enrichment;
using SecondBrain.Functions.Tests.Erasure;
using SecondBrain.Functions.Tests.Identity;
using SecondBrain.Functions.Tests.Imports;
using SecondBrain.Functions.Tests.Merging;
using SecondBrain.Functions.Tests.Recovery;
using SecondBrain.Functions.Tests.Reembedding;
using SecondBrain.Functions.Tests.Reviews;
using SecondBrain.Functions.Tests.Safety;
using SecondBrain.Functions.Tests.Sight;
using SecondBrain.Functions.Tests.Trail;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>The scenarios that together take every branch which makes a call of its own.</summary>
internal static class PermissionScenarios
{
    public static readonly IReadOnlyList<(Type Tests, string[] Only)> All =
    [
        (typeof(StepTests), []), (typeof(ReviewTests), []), (typeof(ErasureTests), []), (typeof(MergeTests), []), (typeof(DailyDigestTests), []), (typeof(UndoTests), []),
        (typeof(ReembedBrainTests), []), (typeof(RecoveryTests), []), (typeof(ModelEnrichmentTests), []), (typeof(ImportArchiveTests), []), (typeof(FreshnessTests), []),
        (typeof(EditTests), []), (typeof(ProposalTests), []), (typeof(MemberTests), []), (typeof(IssueClaimsTests), []), (typeof(ExecutionTests), []), (typeof(Trail.AuditTests), []),
        (typeof(LinkTests), []), (typeof(GraphTests), []), (typeof(ContextTests), []), (typeof(SearchTests), []), (typeof(CaptureTests), []),
        (typeof(IngestionTests), []), (typeof(SignedLinkTests), []), (typeof(ErasedReviewTests), []), (typeof(SeenNotesTests), []), (typeof(EditorTests), []), (typeof(ReingestionTests), []), (typeof(WriteLimitTests), []),
    ];
}
