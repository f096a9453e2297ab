using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Costs;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.RetryCapture;

/// <summary>POST /captures/{id}/retry.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var receipts = services.GetRequiredService<SeenReceipts>();
        var redrive = services.GetRequiredService<CaptureRedrive>();
        var prices = services.GetRequiredService<PriceList>();
        return ApiHandler.Create(services, Scope.Write, async (request, principal, cancellationToken) =>
        {
            if (request.CaptureId() is not { } id
                || await receipts.FindAsync(principal, id, cancellationToken) is null
                || await redrive.RetryAsync(principal.Brain, id, cancellationToken) is not { } result)
            {
                return Problems.NoSuchCapture(request.Path("id"));
            }

            return result.Redriven
                ? Answers.Json(202, ReceiptView.Of(SeenReceipts.For(principal, result.Receipt), prices), ViewJson.Default.ReceiptView, ("location", ReceiptView.Path(id)))
                : Problems.Of(409, "not-failed", "Conflict", $"The capture is '{result.Receipt.State}'. Only a failed or deferred capture can be retried.");
        });
    }
}
