using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Merging;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.RunMergeStep;

/// <summary>The forward steps of merge-notes.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var merges = services.GetRequiredService<IMergeStore>();
        return StepHandler.Create(StepJson.Default.MergeEvent, StepJson.Default.MergeResult, async (input, cancellationToken) =>
        {
            var job = MergeJobs.Of(input);
            switch (input.Step)
            {
                case "freeze":
                    await merges.FreezeAsync(job, cancellationToken);
                    return new MergeResult(Done: true);
                case "close":
                    return new MergeResult(await merges.CloseAsync(job, cancellationToken));
                default:
                    return new MergeResult(await merges.RunAsync(job, input.Step, cancellationToken));
            }
        });
    }
}
