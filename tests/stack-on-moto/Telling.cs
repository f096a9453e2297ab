using System.Diagnostics;

namespace SecondBrain.StackOnMoto;

/// <summary>The story as it went on one stack, and the table that it left.</summary>
internal sealed record Telling(string Stack, IReadOnlyList<StepOutcome> Steps, IReadOnlyList<(string Kind, string Line)> Items, TimeSpan Took)
{
    public static async Task<Telling> OfAsync(IStack stack, Story story)
    {
        var began = Stopwatch.StartNew();
        await story.TellAsync();
        return new Telling(stack.Name, story.Steps, await ItemText.ReadAsync(stack.Database, stack.TableName, story.Notes), began.Elapsed);
    }
}
