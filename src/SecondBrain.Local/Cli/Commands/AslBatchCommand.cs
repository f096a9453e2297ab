using System.CommandLine;
using SecondBrain.StatesLanguage.Batch;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>asl-batch</c>.</summary>
internal static class AslBatchCommand
{
    public static Command Create(CliContext context)
    {
        var command = new Command("asl-batch", "Run state machines: a line {id, definition, input} in, a line {id, status, output, error, cause, trace} out");
        command.SetAction((_, cancellationToken) => AslBatch.RunAsync(context.Terminal.In, context.Terminal.Out, cancellationToken));
        return command;
    }
}
