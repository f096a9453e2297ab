using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Reviews;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.AskReview;

/// <summary>Step 'Ask Owner' of review-proposal: remembers the token of the task that waits.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var asking = services.GetRequiredService<ReviewAsking>();
        return StepHandler.Create(StepJson.Default.AskReviewEvent, StepJson.Default.Done, async (input, cancellationToken) =>
        {
            await asking.RunAsync(
                StepHandler.Brain(input.Brain), StepHandler.Review(input.Review), input.TaskToken, TimeSpan.FromSeconds(input.PatienceSeconds), cancellationToken);
            return new Done();
        });
    }
}
