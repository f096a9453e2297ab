using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Merging;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.UndoMergeStep;

/// <summary>The compensations of merge-notes: each step of its own, or all that is left, in reverse order.</summary>
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
                    await merges.UnfreezeAsync(job, cancellationToken);
                    return new MergeResult(Done: true);
                case "all":
                    foreach (var step in MergeStep.All.Reverse())
                    {
                        if (!await merges.UndoAsync(job, step, cancellationToken))
                        {
                            return new MergeResult(Done: false);
                        }
                    }

                    await merges.UnfreezeAsync(job, cancellationToken);
                    return new MergeResult(Done: true);
                default:
                    return new MergeResult(await merges.UndoAsync(job, input.Step, cancellationToken));
            }
        });
    }
}
