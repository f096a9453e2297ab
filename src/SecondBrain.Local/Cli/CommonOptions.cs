using System.CommandLine;

namespace SecondBrain.Local.Cli;

/// <summary>The options that every command knows: which host, which data.</summary>
internal sealed class CommonOptions(string defaultData)
{
    public Option<int?> Port { get; } = new("--port")
    {
        Description = "The port the host listens on (default: 8787). Commands find a running host by its data folder; name a port to ask that one.",
        HelpName = "PORT",
        Recursive = true,
        Validators = { result => { if (result.GetValueOrDefault<int?>() is < 0 or > 65535) result.AddError("--port is a number from 0 (any free port) to 65535."); } },
    };

    public Option<string?> Data { get; } = new("--data")
    {
        Description = $"The folder that holds the brain (default: {defaultData})",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>The data folder's full path; the default one when nothing was parsed.</summary>
    public string DataOf(ParseResult? parsed) => Path.GetFullPath(parsed?.GetValue(Data) ?? defaultData);

    /// <exception cref="CliException">No host runs there.</exception>
    public Task<RunningHost> HostOf(ParseResult parsed, CancellationToken cancellationToken) =>
        RunningHost.FindAsync(DataOf(parsed), parsed.GetValue(Port), cancellationToken);
}
