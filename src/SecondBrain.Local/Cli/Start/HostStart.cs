using Microsoft.Extensions.Logging.Console;
using SecondBrain.Local.Hosting;

namespace SecondBrain.Local.Cli.Start;

/// <summary>Makes the options of a host from a command line.</summary>
internal static class HostStart
{
    /// <summary>Warnings and failures go to the error stream of this process.</summary>
    public static ILoggerFactory Logging() => LoggerFactory.Create(logging => logging
        .SetMinimumLevel(LogLevel.Warning)
        .AddSimpleConsole(format => format.SingleLine = true)
        .Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace));

    /// <param name="data">Null: a folder that goes away with the host, for one that runs in memory.</param>
    public static LocalHostOptions Options(string? data, int port, bool inMemory, IProgress<string> progress, ILoggerFactory logging, TimeProvider clock) => new()
    {
        TemplatePath = TemplateFile.Find(),
        DataPath = data,
        Port = port,
        InMemory = inMemory,
        Progress = progress,
        Logging = logging,
        Clock = clock,
    };
}
