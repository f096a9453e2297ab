using SecondBrain.Local.Cli;

namespace SecondBrain.Local.Tests.Cli;

/// <summary>One command line, run as the executable runs it, with its streams kept.</summary>
internal sealed record CommandRun(int ExitCode, string Out, string Error)
{
    public static Task<CommandRun> OfAsync(FakeBrainApi api, params string[] arguments) =>
        OfAsync([.. arguments, "--data", api.Data]);

    public static async Task<CommandRun> OfAsync(IReadOnlyList<string> arguments, TimeProvider? clock = null, CancellationToken cancellationToken = default)
    {
        using var output = new StringWriter { NewLine = "\n" };
        return await OfAsync(arguments, TextReader.Null, output, clock ?? new ImpatientClock(), cancellationToken);
    }

    public static async Task<CommandRun> OfAsync(
        IReadOnlyList<string> arguments, TextReader input, StringWriter output, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        using var error = new StringWriter { NewLine = "\n" };
        var context = new CliContext(new Terminal(input, output, error), clock, new CommonOptions(Path.Combine(Path.GetTempPath(), "no-such-brain")));
        var code = await CommandLine.RunAsync(arguments, context, cancellationToken);
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}
