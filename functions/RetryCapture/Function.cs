using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.RetryCapture;

/// <summary>POST /captures/{id}/retry.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var redrive = services.GetRequiredService<CaptureRedrive>();
        return ApiHandler.Create(services, Scope.Write, async (request, principal, cancellationToken) =>
        {
            if (request.CaptureId() is not { } id || await redrive.RetryAsync(principal.Brain, id, cancellationToken) is not { } result)
            {
                return Problems.NoSuchCapture(request.Path("id"));
            }

            return result.Redriven
                ? Answers.Json(202, ReceiptView.Of(result.Receipt), ViewJson.Default.ReceiptView, ("location", ReceiptView.Path(id)))
                : Problems.Of(409, "not-failed", "Conflict", $"The capture is '{result.Receipt.State}'. Only a failed or deferred capture can be retried.");
        });
    }
}
