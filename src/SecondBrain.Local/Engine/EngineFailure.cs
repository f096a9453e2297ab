namespace SecondBrain.Local.Engine;

/// <summary>Turns what went wrong at the start into one line that says what to do.</summary>
internal static class EngineFailure
{
    private const string WhatToInstall = "install Java 17 or newer (for example from https://adoptium.net), or set JAVA_HOME to one";

    public static EngineUnavailableException NoJava(string command, Exception? cause) =>
        new($"DynamoDB Local needs Java, and no '{command}' was found: {WhatToInstall}, and start again.", cause);

    public static EngineUnavailableException Explain(Exception cause, string logTail, DynamoDbLocalOptions options, string? logFile)
    {
        if (logTail.Contains("UnsupportedClassVersionError", StringComparison.Ordinal))
            return new($"DynamoDB Local needs a newer Java than '{options.JavaCommand}': {WhatToInstall}, and start again.", cause);
        // What /bin/sh answers for a missing or unusable command, and what macOS's stub of Java prints
        if (cause is EngineEndedException { ExitCode: 126 or 127 } || logTail.Contains("Unable to locate a Java Runtime", StringComparison.Ordinal))
            return NoJava(options.JavaCommand, cause);

        var what = cause is TimeoutException
            ? $"DynamoDB Local gave no answer within {options.StartTimeout.TotalSeconds:0} s"
            : "DynamoDB Local ended as soon as it was started";
        var lines = logTail.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var reason = Array.Find(lines, line => line.Contains("Exception", StringComparison.Ordinal)) ?? lines.LastOrDefault();
        return new($"{what}{(reason is null ? "" : $" ({reason})")}: {(logFile is null ? "start again" : $"its log is {logFile}")}.", cause);
    }
}
