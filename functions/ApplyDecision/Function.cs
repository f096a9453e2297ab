using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Reviews;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.ApplyDecision;

/// <summary>Steps 'Apply Decision' and 'Expire Review' of review-proposal.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var application = services.GetRequiredService<ReviewApplication>();
        return StepHandler.Create(StepJson.Default.ReviewEvent, StepJson.Default.ReviewResult, async (input, cancellationToken) =>
            ReviewResult.Of(
                await application.RunAsync(StepHandler.Brain(input.Brain), StepHandler.Review(input.Review), input.Expired, cancellationToken)));
    }
}
