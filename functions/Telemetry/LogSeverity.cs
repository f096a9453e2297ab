namespace SecondBrain.Functions.Telemetry;

/// <summary>Levels that occur, of those that Lambda's JSON log format knows.</summary>
public enum LogSeverity
{
    Info,
    Warn,
    Error,
}
