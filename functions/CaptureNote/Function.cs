using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Clipping;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.CaptureNote;

/// <summary>POST /notes.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var capture = services.GetRequiredService<NoteCapture>();
        var pages = new Lazy<PageCapture>(services.GetRequiredService<PageCapture>); // most captures fetch nothing
        var wait = services.GetRequiredService<ReceiptWait>();
        var clock = services.GetRequiredService<TimeProvider>();
        return ApiHandler.Create(services, Scope.Write, async (request, principal, cancellationToken) =>
        {
            if (CaptureBody.UnsupportedType(request) is { } unsupported)
            {
                return unsupported;
            }

            var began = clock.GetTimestamp();
            var (asked, url) = CaptureBody.Read(request);
            var answered = url is null
                ? new PageCaptureResult.Answered(await capture.CaptureAsync(principal, asked, cancellationToken))
                : await pages.Value.CaptureAsync(principal, url, asked, cancellationToken);
            return answered switch
            {
                PageCaptureResult.NotTaken refused => PageProblems.Of(refused),
                PageCaptureResult.Answered { Result: var result } => await AnswerAsync(result),
                var other => throw new InvalidOperationException($"Unknown result {other.GetType().Name}."),
            };

            async Task<HttpApiResponse> AnswerAsync(CaptureResult result) => result switch
            {
                CaptureResult.Created created => Accepted(await PatientAsync(created.Receipt), duplicate: false),
                CaptureResult.Duplicate duplicate => Accepted(await PatientAsync(duplicate.Receipt), duplicate: true),
                CaptureResult.Conflict conflict => Problems.Of(
                    409, "idempotency-conflict", "Conflict", $"This Idempotency-Key belongs to a capture of other content ({ReceiptView.Path(conflict.Existing.Id)}). Use a new key for new content."),
                CaptureResult.Withdrawn withdrawn => Problems.Withdrawn(withdrawn.Receipt.Note.Value, withdrawn.Session),
                CaptureResult.Erased erased => Problems.Erased(erased.Receipt.Note.Value),
                CaptureResult.Limited limited => Problems.Limited(limited.Verdict),
                CaptureResult.Rejected { Reason: CaptureRejection.TooLarge } rejected => Problems.Of(413, "too-large", "Content Too Large", rejected.Detail),
                CaptureResult.Rejected rejected => Problems.BadRequest(ProblemType(rejected.Reason), rejected.Detail),
                var other => throw new InvalidOperationException($"Unknown result {other.GetType().Name}."),
            };

            async Task<Receipt> PatientAsync(Receipt receipt) => CaptureBody.Patience(request, clock.GetElapsedTime(began)) is { } patience
                ? await wait.UntilSearchableAsync(receipt, patience, cancellationToken)
                : receipt;
        });
    }

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
