using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Erasure;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.VerifyErasure;

/// <summary>Step 'Try Doors' of erase-note: looks for the note as a reader would.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var doors = services.GetRequiredService<ErasureDoors>();
        return StepHandler.Create(StepJson.Default.DoorsEvent, StepJson.Default.DoorsResult, async (input, cancellationToken) =>
        {
            var tried = await doors.TryAsync(ErasureJobs.Of(input), [.. input.Notes.Select(note => StepHandler.Note(note))], cancellationToken);
            var left = input.Found.Sum();
            return new DoorsResult(
                left == 0 && tried.All(door => door.Gone),
                [$"table: {left} items mention it", .. tried.Select(door => $"{door.Door}: {(door.Gone ? "gone" : "still there")}")]);
        });
    }
}
