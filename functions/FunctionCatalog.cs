using SecondBrain.Functions.Telemetry;
using SecondBrain.Lambda;

namespace SecondBrain.Functions;

/// <summary>Every Lambda function of this executable by the name that <c>FUNCTION</c> chooses.</summary>
public static class FunctionCatalog
{
    private static readonly SortedDictionary<string, Func<IServiceProvider, LambdaHandler>> Functions = new(StringComparer.Ordinal)
    {
        [nameof(AcceptProposal)] = AcceptProposal.Function.Create,
        [nameof(AddLink)] = AddLink.Function.Create,
        [nameof(AnalyseBrain)] = AnalyseBrain.Function.Create,
        [nameof(ApplyDecision)] = ApplyDecision.Function.Create,
        [nameof(AskReview)] = AskReview.Function.Create,
        [nameof(BeginCompaction)] = BeginCompaction.Function.Create,
        [nameof(BeginReembedding)] = BeginReembedding.Function.Create,
        [nameof(BuildContext)] = BuildContext.Function.Create,
        [nameof(BuildSnapshot)] = BuildSnapshot.Function.Create,
        [nameof(CaptureNote)] = CaptureNote.Function.Create,
        [nameof(CheckHealth)] = CheckHealth.Function.Create,
        [nameof(ChangeMember)] = ChangeMember.Function.Create,
        [nameof(ChunkNote)] = ChunkNote.Function.Create,
        [nameof(ClaimCapture)] = ClaimCapture.Function.Create,
        [nameof(CompleteCapture)] = CompleteCapture.Function.Create,
        [nameof(CountModelFailure)] = CountModelFailure.Function.Create,
        [nameof(DecideByLink)] = DecideByLink.Function.Create,
        [nameof(DecideReview)] = DecideReview.Function.Create,
        [nameof(DescribeResource)] = DescribeResource.Function.Create,
        [nameof(DropOldSnapshots)] = DropOldSnapshots.Function.Create,
        [nameof(DropOldVectors)] = DropOldVectors.Function.Create,
        [nameof(EditNote)] = EditNote.Function.Create,
        [nameof(EnrichNote)] = EnrichNote.Function.Create,
        [nameof(EraseNote)] = EraseNote.Function.Create,
        [nameof(FlagNote)] = FlagNote.Function.Create,
        [nameof(ImportFile)] = ImportFile.Function.Create,
        [nameof(IssueClaims)] = IssueClaims.Function.Create,
        [nameof(ListBrains)] = ListBrains.Function.Create,
        [nameof(ListDeferred)] = ListDeferred.Function.Create,
        [nameof(ListNotes)] = ListNotes.Function.Create,
        [nameof(ListOldChunks)] = ListOldChunks.Function.Create,
        [nameof(Mcp)] = Mcp.Function.Create,
        [nameof(MergeNotes)] = MergeNotes.Function.Create,
        [nameof(OpenReview)] = OpenReview.Function.Create,
        [nameof(PrepareEnrichment)] = PrepareEnrichment.Function.Create,
        [nameof(PrepareIndex)] = PrepareIndex.Function.Create,
        [nameof(ProposeChange)] = ProposeChange.Function.Create,
        [nameof(PublishChange)] = PublishChange.Function.Create,
        [nameof(ReadAudit)] = ReadAudit.Function.Create,
        [nameof(ReadBudget)] = ReadBudget.Function.Create,
        [nameof(ReadChanges)] = ReadChanges.Function.Create,
        [nameof(ReadDigest)] = ReadDigest.Function.Create,
        [nameof(ReadErasure)] = ReadErasure.Function.Create,
        [nameof(ReadExecutions)] = ReadExecutions.Function.Create,
        [nameof(ReadGraph)] = ReadGraph.Function.Create,
        [nameof(ReadImport)] = ReadImport.Function.Create,
        [nameof(ReadLinks)] = ReadLinks.Function.Create,
        [nameof(ReadMembers)] = ReadMembers.Function.Create,
        [nameof(ReadNote)] = ReadNote.Function.Create,
        [nameof(ReadPublic)] = ReadPublic.Function.Create,
        [nameof(ReadReceipt)] = ReadReceipt.Function.Create,
        [nameof(ReadReviews)] = ReadReviews.Function.Create,
        [nameof(ReadVersions)] = ReadVersions.Function.Create,
        [nameof(RedriveCaptures)] = RedriveCaptures.Function.Create,
        [nameof(RejectRequest)] = RejectRequest.Function.Create,
        [nameof(ReopenBreaker)] = ReopenBreaker.Function.Create,
        [nameof(ResolveLinks)] = ResolveLinks.Function.Create,
        [nameof(RetryCapture)] = RetryCapture.Function.Create,
        [nameof(RunErasureStep)] = RunErasureStep.Function.Create,
        [nameof(RunMergeStep)] = RunMergeStep.Function.Create,
        [nameof(SearchNotes)] = SearchNotes.Function.Create,
        [nameof(SetBudget)] = SetBudget.Function.Create,
        [nameof(StageImport)] = StageImport.Function.Create,
        [nameof(StartImport)] = StartImport.Function.Create,
        [nameof(StartReembedding)] = StartReembedding.Function.Create,
        [nameof(StoreDigest)] = StoreDigest.Function.Create,
        [nameof(StoreEmbedding)] = StoreEmbedding.Function.Create,
        [nameof(StoreEnrichment)] = StoreEnrichment.Function.Create,
        [nameof(StoreNewEmbedding)] = StoreNewEmbedding.Function.Create,
        [nameof(SweepErasure)] = SweepErasure.Function.Create,
        [nameof(SwitchSnapshot)] = SwitchSnapshot.Function.Create,
        [nameof(UndoMergeStep)] = UndoMergeStep.Function.Create,
        [nameof(UndoSession)] = UndoSession.Function.Create,
        [nameof(VerifyErasure)] = VerifyErasure.Function.Create,
        [nameof(WriteImportResults)] = WriteImportResults.Function.Create,
    };

    /// <summary>The names, sorted.</summary>
    public static IReadOnlyCollection<string> Names => Functions.Keys;

    /// <summary>The handler of one function over a container made by <see cref="FunctionServices"/>.</summary>
    /// <exception cref="ArgumentException">No function has this name; the message lists those that exist.</exception>
    public static LambdaHandler Create(string name, IServiceProvider services) => Functions.TryGetValue(name, out var create)
        ? create(services).Watch(name, services)
        : throw new ArgumentException($"FUNCTION={name} names no function. Known: {string.Join(", ", Names)}.", nameof(name));
}
