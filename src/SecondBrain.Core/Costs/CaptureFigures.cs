namespace SecondBrain.Core.Costs;

/// <summary>What ingesting a note takes, for the estimate on a receipt. The recorded run in docs/cost-run.json is where the figures come from; a test compares.</summary>
/// <param name="WriteUnits">Table and index, whatever the note's size; a receipt's own writes count here.</param>
/// <param name="WriteUnitsPerChunk">Each further chunk.</param>
/// <param name="ReadUnits">In half units of eventual reads and whole ones of consistent reads.</param>
/// <param name="Invocations">Functions that run once: capture, claim, chunk, prepare, store, accept, link, publish, complete.</param>
/// <param name="GigabyteSeconds">Of those functions.</param>
/// <param name="GigabyteSecondsPerChunk">Of the function that stores a chunk's vector.</param>
public sealed record CaptureFigures(
    decimal WriteUnits, decimal WriteUnitsPerChunk, decimal ReadUnits, decimal Invocations, decimal GigabyteSeconds, decimal GigabyteSecondsPerChunk)
{
    public static CaptureFigures Recorded { get; } = new(66m, 3m, 72m, 9m, 0.4m, 0.0073m);
}
