using SecondBrain.Core.Capture;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.CaptureNote;

/// <summary>What a capture came to, as HTTP says it.</summary>
internal static class CaptureAnswers
{
    /// <param name="wait">Waits for the receipt's progress as long as the request asks for.</param>
    public static async Task<HttpApiResponse> OfAsync(CaptureResult result, Func<Receipt, Task<Receipt>> wait) => result switch
    {
        CaptureResult.Created created => Accepted(await wait(created.Receipt), duplicate: false),
        CaptureResult.Duplicate duplicate => Accepted(await wait(duplicate.Receipt), duplicate: true),
        CaptureResult.Conflict conflict => Problems.Of(
            409, "idempotency-conflict", "Conflict", $"This Idempotency-Key belongs to a capture of other content ({ReceiptView.Path(conflict.Existing.Id)}). Use a new key for new content."),
        CaptureResult.Withdrawn withdrawn => Problems.Withdrawn(withdrawn.Receipt.Note.Value, withdrawn.Session),
        CaptureResult.Erased erased => Problems.Erased(erased.Receipt.Note.Value),
        CaptureResult.Limited limited => Problems.Limited(limited.Verdict),
        CaptureResult.Rejected { Reason: CaptureRejection.TooLarge } rejected => Problems.Of(413, "too-large", "Content Too Large", rejected.Detail),
        CaptureResult.Rejected rejected => Problems.BadRequest(ProblemType(rejected.Reason), rejected.Detail),
        var other => throw new InvalidOperationException($"Unknown result {other.GetType().Name}."),
    };

    private static HttpApiResponse Accepted(Receipt receipt, bool duplicate) =>
        Answers.Json(202, CaptureView.Of(receipt, duplicate), ViewJson.Default.CaptureView, ("location", $"/notes/{receipt.Note}"));

    private static string ProblemType(CaptureRejection reason) => reason switch
    {
        CaptureRejection.Empty => "empty",
        CaptureRejection.NotUtf8 => "not-utf-8",
        CaptureRejection.ContainsNul => "contains-nul",
        CaptureRejection.UnknownType => "unknown-type",
        _ => "bad-input",
    };
}
