using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Reviews;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.OpenReview;

/// <summary>Step 'Open Review' of review-proposal.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var opening = services.GetRequiredService<ReviewOpening>();
        var clock = services.GetRequiredService<TimeProvider>();
        return StepHandler.Create(StepJson.Default.OpenReviewEvent, StepJson.Default.OpenReviewResult, async (input, cancellationToken) =>
        {
            var proposal = input.Proposal.ToProposal(StepHandler.Brain(input.Brain), clock.GetUtcNow());
            var id = await opening.RunAsync(proposal, input.StartedAt, input.Execution, cancellationToken);
            return new OpenReviewResult(id is not null, id?.Value);
        });
    }
}
