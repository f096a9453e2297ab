using System.Diagnostics;

namespace SecondBrain.Local.Engine;

/// <summary>The command line that runs the engine, so that it never outlives its host.</summary>
internal static class EngineCommand
{
    // $1 is the file for "pid seconds-since-1970", written before Java starts, so that no engine is ever unknown.
    // The watcher waits for the end of standard input: the host closes it to stop the engine, the system closes it when the host dies.
    // Ctrl-C goes to every process of a terminal: the engine ignores it, because the host needs it until its own work is done.
    private const string Script =
        """
        trap '' INT
        if [ -n "$1" ]; then echo "$$ $(date +%s)" > "$1"; fi
        shift
        exec 3<&0
        (cat <&3 >/dev/null; kill "$$" 2>/dev/null) >/dev/null 2>&1 &
        exec "$@" 3<&- </dev/null
        """;

    public static ProcessStartInfo Create(string java, string packageFolder, string configurationFile, string? pidFile)
    {
        var emulator = Path.Combine(packageFolder, "emulator");
        var libraries = Path.Combine(emulator, "DynamoDBLocal_lib");
        string[] command =
        [
            java, "-XX:+UseSerialGC", "-Xshare:auto", $"-Djava.library.path={libraries}", "-Dorg.eclipse.jetty.LEVEL=WARN", "-Dorg.eclipse.jetty.util.log.announce=false",
            "-cp", string.Join(Path.PathSeparator, Path.Combine(emulator, "DynamoDBLocal.jar"), Path.Combine(libraries, "*")),
            EngineConfiguration.MainClass, configurationFile,
        ];
        string[] line = OperatingSystem.IsWindows() ? command : ["/bin/sh", "-c", Script, "engine", pidFile ?? "", .. command];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["DDB_LOCAL_TELEMETRY"] = "0";
        return start;
    }
}
