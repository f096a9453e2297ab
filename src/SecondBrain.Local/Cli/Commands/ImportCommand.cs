using System.CommandLine;
using System.Globalization;
using SecondBrain.Local.Cli.Api;
using SecondBrain.Local.Cli.Import;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>import DIR</c>.</summary>
internal static class ImportCommand
{
    private const int ShownIssues = 20;

    public static Command Create(CliContext context)
    {
        var folder = new Argument<string>("DIR") { Description = "A folder of Markdown files, such as an Obsidian or Logseq vault" };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON" };
        var command = new Command("import", "Capture a folder of Markdown; run it again to continue or to bring changes in") { folder, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var files = VaultFolder.Find(parsed.GetRequiredValue(folder));
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            try
            {
                var report = await ImportBars.ShowAsync(context.Terminal, progress => new FolderImport(brain, context.Clock, progress).RunAsync(files, cancellationToken));
                if (parsed.GetValue(json)) JsonOutput.Write(context.Terminal, report);
                else Write(context.Terminal, report);
                return report.IsClean ? 0 : 1;
            }
            catch (HttpRequestException e)
            {
                throw new CliException($"The host stopped answering ({e.Message}). What was captured is kept: start the host and run the same import again.", e);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                await context.Terminal.Error.WriteLineAsync("Stopped. What was captured is kept, and files that were handed over are captured still: run the same import again to continue.");
                throw;
            }
        });
        return command;
    }

    private static void Write(Terminal terminal, ImportReport report)
    {
        foreach (var issue in report.Issues.Take(ShownIssues))
        {
            terminal.Line($"[yellow]{issue.Kind}[/]  {Markup.Escape(issue.File)}: {Markup.Escape(issue.Reason)}");
        }

        if (report.Issues.Count > ShownIssues) terminal.Line($"and {report.Issues.Count - ShownIssues} more; --json lists them all");
        var culture = CultureInfo.InvariantCulture;
        terminal.Line(string.Create(culture, $"[bold]{report.Files} files[/] in {report.Seconds:0.0} s: {report.New} new, {report.AlreadyThere} already there, {report.Skipped} skipped, {report.Failed} failed{(report.Pending > 0 ? $", {report.Pending} pending" : "")}"));
        terminal.Line(string.Create(culture, $"{report.Chunks} chunks, {report.Links.Found} links found, {report.Links.Resolved} resolved at ingestion"));
        terminal.Line(string.Create(culture, $"The brain now holds {report.Brain.Notes} notes, {report.Brain.Chunks} chunks, {report.Brain.Links} resolved links and {report.Brain.Unresolved} unresolved"));
    }
}
