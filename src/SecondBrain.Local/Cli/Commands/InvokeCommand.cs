using System.CommandLine;
using SecondBrain.Local.Cli.Start;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Invoke;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>invoke FUNCTION -e FILE</c>.</summary>
internal static class InvokeCommand
{
    public static Command Create(CliContext context)
    {
        var function = new Argument<string>("FUNCTION") { Description = "The function's logical id in template.yaml, or its FUNCTION value" };
        var payload = new Option<string?>("--event", "-e") { Description = "A file with the event; - reads stdin (default: an empty object)", HelpName = "FILE" };
        var command = new Command("invoke", "Invoke a function once with an event, as sam local invoke does") { function, payload };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var logging = HostStart.Logging();
            await using var host = await StartProgress.ShowAsync(
                context.Terminal,
                progress => LocalHost.StartForInvokeAsync(
                    HostStart.Options(context.Options.DataOf(parsed), parsed.GetValue(context.Options.Port) ?? 0, inMemory: false, progress, logging, context.Clock), cancellationToken));
            return await LocalInvoke.RunAsync(
                host.Functions, parsed.GetRequiredValue(function), parsed.GetValue(payload), context.Terminal.In, context.Terminal.Out, context.Terminal.Error, cancellationToken);
        });
        return command;
    }
}
