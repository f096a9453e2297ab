using System.CommandLine;
using SecondBrain.Local.Cli.Api;
using SecondBrain.Local.Cli.Commands;
using SecondBrain.Local.Hosting;

namespace SecondBrain.Local.Cli;

/// <summary>The executable's commands, and the one place where a failure becomes a line and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Exit code after Ctrl-C, as shells expect it (128 + SIGINT).</summary>
    public const int Stopped = 130;

    // A host that is asked to stop lets its executions end and closes its database first
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CliContext context, CancellationToken cancellationToken = default)
    {
        var configuration = new InvocationConfiguration
        {
            Output = context.Terminal.Out,
            Error = context.Terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeToStop,
        };
        try
        {
            return await Create(context).Parse(arguments).InvokeAsync(configuration, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return Stopped;
        }
        catch (Exception e)
        {
            await context.Terminal.Error.WriteLineAsync(Explain(e));
            return 1;
        }
    }

    private static RootCommand Create(CliContext context)
    {
        var root = new RootCommand("SecondBrain: your notes, linked and searchable, on your own machine. Without a command it starts the host.")
        {
            context.Options.Port,
            context.Options.Data,
            ImportCommand.Create(context),
            ClipCommand.Create(context),
            SearchCommand.Create(context),
            ContextCommand.Create(context),
            ShowCommand.Create(context),
            EditCommand.Create(context),
            VersionsCommand.Create(context),
            RestoreCommand.Create(context),
            GraphCommand.Create(context),
            MentionsCommand.Create(context),
            SimilarCommand.Create(context),
            ReceiptCommand.Create(context),
            BudgetCommand.Create(context),
            CostCommand.Create(context),
            FlagCommand.Create(context),
            MergeCommand.Create(context),
            EraseCommand.Create(context),
            DigestCommand.Create(context),
            ReviewsCommand.Create(context),
            ChangesCommand.Create(context),
            SessionsCommand.Create(context),
            UndoCommand.Create(context),
            ExecutionsCommand.Create(context),
            LogsCommand.Create(context),
            MembersCommand.Create(context),
            TokenCommand.Create(context),
            McpCommand.Create(context),
            InvokeCommand.Create(context),
            AslBatchCommand.Create(context),
            AslCoverageCommand.Create(context),
            DiagramCommand.Create(context),
            TemplateCommand.Create(context),
        };
        HostCommand.Attach(root, context);
        return root;
    }

    private static string Explain(Exception exception) => exception switch
    {
        CliException or ApiException or LocalHostException => exception.Message.ReplaceLineEndings(" "),
        HttpRequestException => $"The host did not answer: {exception.Message}",
        _ => $"Unexpected {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}",
    };
}
