using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Costs;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.ReadReceipt;

/// <summary>GET /captures/{id}.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var captures = services.GetRequiredService<SeenReceipts>();
        var prices = services.GetRequiredService<PriceList>();
        return ApiHandler.Create(services, Scope.Read, async (request, principal, cancellationToken) =>
            request.CaptureId() is { } id && await captures.FindAsync(principal, id, cancellationToken) is { } receipt
                ? receipt.State == CaptureState.Erased ? Problems.Erased(receipt.Note.Value) : Answers.Json(200, ReceiptView.Of(receipt, prices), ViewJson.Default.ReceiptView)
                : Problems.NoSuchCapture(request.Path("id")));
    }
}
