using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Clipping;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

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
                PageCaptureResult.Answered { Result: var result } => await CaptureAnswers.OfAsync(result, PatientAsync),
                var other => throw new InvalidOperationException($"Unknown result {other.GetType().Name}."),
            };

            async Task<Receipt> PatientAsync(Receipt receipt) => CaptureBody.Patience(request, clock.GetElapsedTime(began)) is { } patience
                ? await wait.UntilSearchableAsync(receipt, patience, cancellationToken)
                : receipt;
        });
    }
}
