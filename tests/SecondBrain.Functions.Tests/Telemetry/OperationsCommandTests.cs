using SecondBrain.Local.Cli;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Telemetry;

/// <summary>The commands of docs/operations.md that run on a laptop, run.</summary>
public sealed class OperationsCommandTests(WatchedHost host) : IClassFixture<WatchedHost>
{
    private const string Executable = "dotnet run --project src/SecondBrain.Local -- ";

    [Fact]
    public async Task The_commands_of_the_page_run_against_a_host()
    {
        using var brain = new BrainClient(host.Host.Url, "home", host.Host.OwnerToken);
        var receipt = await brain.ReceiptAsync(await brain.CaptureAsync("# Tides"));
        await host.Host.WhenIdleAsync();
        var execution = ((string)receipt["execution"]!).Split(':')[^1];
        await RunAsync("members add bob --role reader");
        var commands = File.ReadLines(RepositoryPaths.Combine("docs", "operations.md"))
            .Where(line => line.StartsWith(Executable, StringComparison.Ordinal) && !line.Contains(" invoke ", StringComparison.Ordinal)) // needs a stopped host; FunctionCalls tests it
            .Select(line => line[Executable.Length..].Replace("CAPTURE", (string)receipt["id"]!, StringComparison.Ordinal).Replace("EXECUTION", execution, StringComparison.Ordinal))
            .ToList();

        commands.Count.ShouldBeGreaterThan(4);
        foreach (var command in commands)
            await RunAsync(command);
    }

    private async Task RunAsync(string command)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var context = new CliContext(new Terminal(TextReader.Null, output, output), TimeProvider.System, new CommonOptions(host.Host.Data.Path));
        (await CommandLine.RunAsync(command.Split(' '), context)).ShouldBe(0, $"{command}: {output}");
    }
}
