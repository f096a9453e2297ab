namespace SecondBrain.Local.Costs;

/// <summary>How a brain is used in a month.</summary>
/// <param name="AgentCalls">Tool calls of assistants, priced as searches.</param>
/// <param name="NotesStored">In the brain all month.</param>
/// <param name="ActiveHours">Hours of the month in which a custom metric is emitted.</param>
internal sealed record CostProfile(string Name, int Captures, int Searches, int Reads, int AgentCalls, int NotesStored, int ActiveHours)
{
    public const int HoursInMonth = 730;

    /// <summary>Moderate is 100 requests a day and heavy 1,000, as the nearest rival publishes its costs.</summary>
    public static IReadOnlyList<CostProfile> All { get; } =
    [
        new("idle, 1,000 notes", 0, 0, 0, 0, 1_000, 0),
        new("idle, 10,000 notes", 0, 0, 0, 0, 10_000, 0),
        new("light, 20 requests a day", 60, 150, 300, 90, 1_000, 60),
        new("moderate, 100 requests a day", 300, 900, 1_500, 300, 3_000, 300),
        new("heavy, 1,000 requests a day", 1_500, 9_000, 15_000, 4_500, 10_000, HoursInMonth),
    ];
}
