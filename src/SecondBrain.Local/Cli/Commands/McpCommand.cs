using System.CommandLine;
using SecondBrain.Local.Cli.Mcp;
using SecondBrain.Local.Cli.Start;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>mcp</c>.</summary>
internal static class McpCommand
{
    public static Command Create(CliContext context)
    {
        var command = new Command("mcp", "Speak the Model Context Protocol over stdin and stdout, for desktop clients; starts a host if none runs");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = new HostOnDemand(context, context.Options.DataOf(parsed), parsed.GetValue(context.Options.Port));
            using var forwarder = new McpForwarder(host.FindOrStartAsync);
            using var bridge = new StdioBridge(forwarder, context.Terminal.In, context.Terminal.Out, context.Terminal.Error, context.Clock);
            await bridge.RunAsync(cancellationToken);
            return 0;
        });
        return command;
    }
}
