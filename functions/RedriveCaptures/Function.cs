using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Capture;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.RedriveCaptures;

/// <summary>Every hour, and when the local host starts: captures that no execution finished go to the workflow again.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var redrive = services.GetRequiredService<CaptureRedrive>();
        return StepHandler.Create(StepJson.Default.RedriveEvent, StepJson.Default.RedriveResult, async (input, cancellationToken) =>
            new RedriveResult(await redrive.SweepAsync(
                input.OlderThanSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null, cancellationToken)));
    }
}
