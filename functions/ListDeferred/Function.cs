using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Capture;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.ListDeferred;

/// <summary>Step 'List Deferred' of recover-deferred.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var deferred = services.GetRequiredService<DeferredCaptures>();
        return StepHandler.Create(StepJson.Default.DeferredEvent, StepJson.Default.DeferredResult, async (input, cancellationToken) =>
        {
            var page = await deferred.ListAsync(input.Ready, input.Cursor, cancellationToken);
            return new DeferredResult([.. page.Items.Select(capture => new DeferredKey(capture.PartitionKey, capture.SortKey))], page.Next);
        });
    }
}
