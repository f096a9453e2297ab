namespace SecondBrain.StatesLanguage.Batch;

/// <param name="Cases">Lines answered.</param>
/// <param name="Invalid">Definitions refused.</param>
/// <param name="Errors">Lines that were no case, or took too long.</param>
public sealed record AslBatchSummary(long Cases, long Invalid, long Errors)
{
    internal AslBatchSummary With(string status) => new(
        Cases + 1,
        Invalid + (status == AslCaseResult.InvalidStatus ? 1 : 0),
        Errors + (status is AslCaseResult.ErrorStatus or AslCaseResult.AbortedStatus ? 1 : 0));
}
