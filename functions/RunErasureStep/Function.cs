using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Erasure;
using SecondBrain.Core.Ingestion;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;
using SecondBrain.Lambda.Handlers;

namespace SecondBrain.Functions.RunErasureStep;

/// <summary>The steps of erase-note that change something.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var erasures = services.GetRequiredService<IErasureStore>();
        var blobs = services.GetRequiredService<ErasureBlobs>();
        var clock = services.GetRequiredService<TimeProvider>();
        return StepHandler.Create(StepJson.Default.ErasureEvent, StepJson.Default.ErasureResult, async (input, cancellationToken) =>
        {
            var job = ErasureJobs.Of(input);
            switch (input.Step)
            {
                case "claim":
                    var claim = await erasures.ClaimAsync(job, clock.GetUtcNow() - CaptureClaim.Lease, cancellationToken);
                    return new ErasureResult(claim.Claimed, [.. claim.Notes.Select(note => note.Value)], Done: claim.Claimed);
                case "erase":
                    return new ErasureResult(true, [], await erasures.EraseAsync(job, StepHandler.Note(input.Part), cancellationToken));
                case "blobs":
                    await blobs.EraseAsync(job, cancellationToken);
                    break;
                case "prove":
                    await erasures.ProveAsync(job, input.Checks, cancellationToken);
                    break;
                default:
                    throw new BadEventException($"An erasure has no step '{input.Step}'.");
            }

            return new ErasureResult(true, [], Done: true);
        });
    }
}
