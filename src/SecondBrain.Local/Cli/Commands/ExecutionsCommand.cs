using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SecondBrain.Local.Cli.Api;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>executions [ID]</c>.</summary>
internal static class ExecutionsCommand
{
    public static Command Create(CliContext context)
    {
        var id = new Argument<string?>("ID") { Description = "WORKFLOW:NAME of an execution, or its path: shows its history", Arity = ArgumentArity.ZeroOrOne };
        var workflow = new Option<string?>("--workflow") { Description = "Only this workflow", HelpName = "NAME" };
        var status = new Option<string?>("--status") { Description = "Only this status: RUNNING, SUCCEEDED, FAILED, TIMED_OUT or ABORTED", HelpName = "STATUS" };
        var limit = new Option<int>("--limit") { Description = "The most executions to show", HelpName = "N", DefaultValueFactory = _ => 50 };
        var json = new Option<bool>("--json") { Description = "Print the API's answer" };
        var command = new Command("executions", "List the workflows' executions, or show what happened in one") { id, workflow, status, limit, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            var filter = Filter("workflow", parsed.GetValue(workflow)) + Filter("status", parsed.GetValue(status));
            if (parsed.GetValue(id) is { } one)
            {
                if (parsed.GetValue(json)) JsonOutput.Write(context.Terminal, await brain.RawAsync($"executions/{Uri.EscapeDataString(BrainClient.ExecutionId(one))}/history?limit=200", cancellationToken));
                else Write(context.Terminal, await brain.ExecutionAsync(one, cancellationToken), await brain.HistoryAsync(one, cancellationToken));
            }
            else if (parsed.GetValue(json))
            {
                JsonOutput.Write(context.Terminal, await brain.RawAsync($"executions?limit={parsed.GetValue(limit)}{filter}", cancellationToken));
            }
            else
            {
                await WriteListAsync(context.Terminal, brain, parsed.GetValue(limit), filter, cancellationToken);
            }

            return 0;
        });
        return command;
    }

    private static async Task WriteListAsync(Terminal terminal, BrainClient brain, int limit, string filter, CancellationToken cancellationToken)
    {
        var left = limit;
        string? cursor = null;
        do
        {
            var page = await brain.ExecutionsAsync(Math.Min(left, 200), filter + Filter("cursor", cursor), cancellationToken);
            foreach (var execution in page.Items) Write(terminal, execution);
            (left, cursor) = (left - page.Items.Count, page.Next);
        }
        while (cursor is not null && left > 0);

        if (left == limit) terminal.Line("No executions.");
    }

    private static void Write(Terminal terminal, Execution execution)
    {
        var took = execution.Stopped is { } stopped ? string.Create(CultureInfo.InvariantCulture, $"{(stopped - execution.Started).TotalSeconds:0.000} s") : "";
        terminal.Line($"{Time(execution.Started)}  {Colour(execution.Status)}  {took,12}  {Markup.Escape(execution.Id)}{(execution.Error is null ? "" : $"  [grey]{Markup.Escape(execution.Error)}[/]")}");
    }

    private static void Write(Terminal terminal, Execution execution, IReadOnlyList<ExecutionEvent> history)
    {
        Write(terminal, execution);
        if (execution.Cause is { } cause) terminal.Line($"[grey]{Markup.Escape(cause.ReplaceLineEndings(" "))}[/]");
        terminal.Line();
        foreach (var happened in history)
        {
            var after = string.Create(CultureInfo.InvariantCulture, $"+{(happened.At - execution.Started).TotalSeconds:0.000}");
            terminal.Line($"[grey]{after,12}[/]  {happened.Type,-24}  {Markup.Escape(About(happened.Details))}");
        }
    }

    // A state's name, a task's resource, an iteration's number or an error: what tells events of one type apart
    private static string About(JsonElement? details)
    {
        if (details is not { ValueKind: JsonValueKind.Object } known) return "";
        string[] parts = ["name", "resource", "index", "length", "error", "cause"];
        return string.Join("  ", parts
            .Where(part => known.TryGetProperty(part, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            .Select(part => known.GetProperty(part).ToString().ReplaceLineEndings(" ")));
    }

    private static string Colour(string status) => status switch
    {
        "SUCCEEDED" => $"[green]{status,-9}[/]",
        "RUNNING" => $"[blue]{status,-9}[/]",
        _ => $"[red]{status,-9}[/]",
    };

    private static string Filter(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
