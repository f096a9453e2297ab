namespace SecondBrain.Local.Costs;

/// <summary>A recorded run: docs/cost-run.json has one for each number of notes.</summary>
/// <param name="Recorded">The day: <c>yyyy-MM-dd</c>.</param>
/// <param name="Machine">Where the durations were measured.</param>
/// <param name="Notes">Captured, and in the brain when the searches and reads were made.</param>
/// <param name="AverageBytes">Of a note's text.</param>
/// <param name="Chunks">Of all notes.</param>
/// <param name="TableBytes">As the engine's DescribeTable says, index included, and 100 bytes an item.</param>
/// <param name="BucketBytes">Index segments.</param>
internal sealed record CostRun(
    string Recorded,
    string Machine,
    int Notes,
    int AverageBytes,
    int Chunks,
    long TableBytes,
    long BucketBytes,
    Activity Capture,
    Activity Search,
    Activity Read,
    Activity HourlyRecovery,
    Activity DailyDigest);
