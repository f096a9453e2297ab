using System.CommandLine;
using SecondBrain.Local.Cli.Api;
using SecondBrain.Local.Cli.Start;
using SecondBrain.Local.Hosting;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary>No command: the host itself, until Ctrl-C.</summary>
internal static class HostCommand
{
    public static void Attach(RootCommand root, CliContext context)
    {
        var memory = new Option<bool>("--memory") { Description = "Keep nothing: the notes are gone when the host stops" };
        root.Add(memory);
        var parameters = ParameterOption.Create();
        root.Add(parameters);
        var chat = new ChatModelOptions();
        root.Add(chat.Url);
        root.Add(chat.Model);
        root.SetAction(async (parsed, cancellationToken) =>
        {
            var inMemory = parsed.GetValue(memory);
            var data = inMemory && parsed.GetValue(context.Options.Data) is null ? null : context.Options.DataOf(parsed);
            if (data is not null && await RunningHost.TryFindAsync(data, port: null, cancellationToken) is { } running)
                throw new CliException($"SecondBrain already runs at {running.Url} with data in {data}.");

            var values = parsed.GetValue(parameters)!;
            if (values.Count > 0)
                ParameterOption.Check(values.Keys, TemplateFile.Find());
            using var logging = HostStart.Logging();
            using var model = chat.Create(parsed);
            await using var host = await StartProgress.ShowAsync(
                context.Terminal,
                progress => LocalHost.StartAsync(
                    HostStart.Options(data, parsed.GetValue(context.Options.Port) ?? LocalHostOptions.DefaultPort, inMemory, progress, logging, context.Clock) with
                    {
                        Parameters = values,
                        Chat = model,
                        MailArrived = file => context.Terminal.Line($"Mail: {Markup.Escape(file)}"),
                    },
                    cancellationToken));
            var isDefault = host.Data.Path == context.Options.DataOf(null);
            try
            {
                await WelcomeAsync(context, host, new Welcome(context.Terminal, host.Url, host.Data.Path, host.OwnerToken, isDefault), cancellationToken);
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                context.Terminal.Line("Stopping");
            }

            return 0;
        });
    }

    private static async Task WelcomeAsync(CliContext context, LocalHost host, Welcome welcome, CancellationToken cancellationToken)
    {
        welcome.Addresses();
        using var http = new RunningHost(new Uri(host.Url + "/"), host.OwnerToken).Connect();
        var garden = SampleGarden.FolderOf(host.Options.TemplatePath);
        var unfinished = host.Data.Combine(SampleGarden.UnfinishedFile);
        if (await SampleGarden.LoadIfEmptyAsync(garden, unfinished, new BrainClient(http, context.Clock), context.Clock, context.Terminal, cancellationToken) is { } report)
        {
            context.Terminal.Line(FormattableString.Invariant($"The brain was empty: {report.New} notes of the sample garden are in it now ({report.Seconds:0.0} s)."));
            foreach (var issue in report.Issues) context.Terminal.Line($"[yellow]{issue.Kind}[/]  {Markup.Escape($"{issue.File}: {issue.Reason}")}");
            context.Terminal.Line();
        }

        welcome.TryNext();
    }
}
