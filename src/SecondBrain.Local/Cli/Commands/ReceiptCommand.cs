using System.CommandLine;
using System.Globalization;
using SecondBrain.Local.Cli.Api;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Commands;

/// <summary><c>receipt ID</c>.</summary>
internal static class ReceiptCommand
{
    public static Command Create(CliContext context)
    {
        var id = new Argument<string>("ID") { Description = "A capture's id, or the path of its receipt" };
        var json = new Option<bool>("--json") { Description = "Print the API's answer" };
        var command = new Command("receipt", "Show what became of a capture") { id, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = (await context.Options.HostOf(parsed, cancellationToken)).Connect();
            var brain = new BrainClient(http, context.Clock);
            var capture = BrainClient.CaptureId(parsed.GetRequiredValue(id));
            if (parsed.GetValue(json)) JsonOutput.Write(context.Terminal, await brain.RawAsync($"captures/{Uri.EscapeDataString(capture)}", cancellationToken));
            else Write(context.Terminal, await brain.ReceiptAsync(capture, cancellationToken));
            return 0;
        });
        return command;
    }

    private static void Write(Terminal terminal, CaptureReceipt receipt)
    {
        Row(terminal, "state", receipt.State == CaptureStates.Failed ? $"failed at {receipt.FailedAt}: {receipt.Error}" : receipt.State);
        Row(terminal, "note", receipt.Note);
        Row(terminal, "stored", Time(receipt.Stored));
        Row(terminal, "searchable", Time(receipt.Searchable));
        Row(terminal, "linked", Time(receipt.Linked));
        Row(terminal, "sha256", receipt.Sha256 ?? "-");
        Row(terminal, "size", string.Create(CultureInfo.InvariantCulture, $"{receipt.Bytes} bytes{(receipt.Chunks is { } chunks ? $", {chunks} chunks" : "")}"));
        if (receipt.Links is { } links) Row(terminal, "links", string.Create(CultureInfo.InvariantCulture, $"{links.Found} found, {links.Resolved} resolved"));
        if (receipt.Model is { } model) Row(terminal, "model", string.Create(CultureInfo.InvariantCulture, $"{model.Id}, {model.Tokens} tokens, {model.CostUsd} USD"));
        if (receipt.Cost is { } cost)
        {
            Row(terminal, "cost", string.Create(CultureInfo.InvariantCulture, $"{cost.TotalUsd:0.000000} USD by the prices of {cost.Prices} (aim: under {cost.AimUsd})"));
            foreach (var part in cost.Parts) Row(terminal, "", string.Create(CultureInfo.InvariantCulture, $"{part.Usd:0.00000000}  {part.Part}{(part.Estimated ? ", estimated" : "")}"));
        }

        if (receipt.Budget is { } paid) Row(terminal, "budget", paid);
        Row(terminal, "attempts", receipt.Attempts.ToString(CultureInfo.InvariantCulture));
        foreach (var step in receipt.Steps ?? []) Row(terminal, "step", $"{Time(step.At)}  {step.Name}{(step.Retries > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({step.Retries} retries)") : "")}");
    }

    private static void Row(Terminal terminal, string name, string value) => terminal.Line($"[grey]{name,-11}[/]{Markup.Escape(value)}");

    private static string Time(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) ?? "-";
}
