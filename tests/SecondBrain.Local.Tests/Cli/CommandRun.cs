using SecondBrain.Local.Cli;

namespace SecondBrain.Local.Tests.Cli;

/// <summary>One command line, run as the executable runs it, with its streams kept.</summary>
internal sealed record CommandRun(int ExitCode, string Out, string Error)
{
    public static Task<CommandRun> OfAsync(FakeBrainApi api, params string[] arguments) =>
        OfAsync([.. arguments, "--data", api.Data]);

    public static async Task<CommandRun> OfAsync(IReadOnlyList<string> arguments, string input = "", TimeProvider? clock = null, CancellationToken cancellationToken = default)
    {
        using var stdin = new StringReader(input);
        using var stdout = new StringWriter { NewLine = "\n" };
        using var stderr = new StringWriter { NewLine = "\n" };
        var context = new CliContext(new Terminal(stdin, stdout, stderr), clock ?? new ImpatientClock(), new CommonOptions(Path.Combine(Path.GetTempPath(), "no-such-brain")));
        var code = await CommandLine.RunAsync(arguments, context, cancellationToken);
        return new CommandRun(code, stdout.ToString(), stderr.ToString());
    }
}
