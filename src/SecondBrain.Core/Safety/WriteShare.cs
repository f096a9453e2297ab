namespace SecondBrain.Core.Safety;

/// <summary>Writes to be counted at once, and the limits that they must stay under.</summary>
/// <param name="Minute">Minutes since 1970. Counters of an earlier minute begin anew.</param>
/// <param name="MinuteWrites">To add to the minute's; 0 counts none.</param>
/// <param name="DayWrites">To add to the day's.</param>
/// <param name="DayTokens">To add to the day's.</param>
public sealed record WriteShare(
    DateOnly Day, long Minute, int MinuteWrites, int MinuteLimit, int DayWrites, int DayLimit, int DayTokens, int TokenLimit)
{
    /// <summary>Whether the process that asks counts nothing yet in this minute, so that it has probably just begun.</summary>
    public bool BeginsMinute { get; init; }
}
