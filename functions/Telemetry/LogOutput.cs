namespace SecondBrain.Functions.Telemetry;

/// <summary>Where the lines of all functions go: the process's standard output on Lambda, a file in the local host.</summary>
/// <param name="Write">Given the level and the line, which is one JSON object without a line end. Called from several threads at once.</param>
public sealed record LogOutput(Action<LogSeverity, string> Write)
{
    /// <summary>Lambda sends what is written here to the function's log group.</summary>
    public static LogOutput OfProcess { get; } = new(static (_, line) => Console.Out.WriteLine(line));

    /// <summary>Told of every id that an invocation turns out to be about: the field and the id.</summary>
    public Action<string, string> Tagged { get; init; } = static (_, _) => { };
}
