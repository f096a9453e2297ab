using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Erasure;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.SweepErasure;

/// <summary>Steps 'Sweep Segment' and 'Search Segment' of erase-note: one segment of the whole table.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var erasures = services.GetRequiredService<IErasureStore>();
        return StepHandler.Create(StepJson.Default.SweepEvent, StepJson.Default.SweepResult, async (input, cancellationToken) =>
            new SweepResult(await erasures.SweepAsync(ErasureJobs.Of(input), input.Segment, input.Segments, input.Erase, cancellationToken)));
    }
}
