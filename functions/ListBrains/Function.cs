using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Brains;
using SecondBrain.Core.Paging;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.ListBrains;

/// <summary>Step 'List Brains' of daily-digest, once a page.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var brains = services.GetRequiredService<IBrainRegister>();
        return StepHandler.Create(StepJson.Default.BrainsEvent, StepJson.Default.BrainsResult, async (input, cancellationToken) =>
        {
            var page = await brains.ListAsync(new PageRequest(PageRequest.MaxLimit, input.Cursor is "" ? null : input.Cursor), cancellationToken);
            return new BrainsResult([.. page.Items.Select(brain => brain.Value)], page.Next ?? "");
        });
    }
}
