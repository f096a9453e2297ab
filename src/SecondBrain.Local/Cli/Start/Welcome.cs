using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Start;

/// <summary>What a person sees when the host is up: where it is, and what to try next.</summary>
internal sealed class Welcome(Terminal terminal, string url, string data, string token, bool isDefaultData)
{
    private const string Run = "dotnet run --project src/SecondBrain.Local --";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string Data => isDefaultData ? "" : $" --data {Quoted(data)}";

    private string TokenFile => Quoted(Path.Combine(data, Authorization.OwnerToken.FileName));

    public void Addresses()
    {
        terminal.Line();
        terminal.Line("[bold]SecondBrain is running.[/] Ctrl-C stops it; the next start finds the same notes.");
        terminal.Line($"  API    {Markup.Escape(url)}");
        terminal.Line($"  MCP    {Markup.Escape(url)}/mcp");
        terminal.Line($"  Data   {Markup.Escape(data)} (with your token in owner.token)");
        terminal.Line();
    }

    public void TryNext()
    {
        Step("Capture a note", $"""curl -sS {url}/notes -H "Authorization: Bearer $(cat {TokenFile})" -H 'Content-Type: text/markdown' -H 'Prefer: wait=5' --data-binary '# A thought, see [[Digital Garden]]'""");
        Step("Search by meaning", $"""{Run} search "why do I forget what I read"{Data}""", $"""{Run} search "stop hammering a broken dependency"{Data}""");
        Step("See what a note is connected to", $"""{Run} show "Backpressure" --links{Data}""");
        Step("Bring your own notes", $"{Run} import PATH/TO/VAULT{Data}");
        Step("Connect an AI assistant over HTTP (paste into the MCP client's configuration)", Http().ToJsonString(Readable).Split('\n'));
        Step("or let a desktop client start it (stdio)", Stdio().ToJsonString(Readable).Split('\n'));
    }

    /// <summary>For a client that speaks streamable HTTP.</summary>
    internal JsonObject Http() => Servers(new JsonObject
    {
        ["type"] = "http",
        ["url"] = $"{url}/mcp",
        ["headers"] = new JsonObject { ["Authorization"] = $"Bearer {token}" },
    });

    /// <summary>For a client that starts programs.</summary>
    internal JsonObject Stdio() => Servers(new JsonObject
    {
        ["command"] = "dotnet",
        ["args"] = new JsonArray(Path.Combine(AppContext.BaseDirectory, "SecondBrain.Local.dll"), "mcp", "--data", data),
    });

    private static JsonObject Servers(JsonObject server) => new() { ["mcpServers"] = new JsonObject { ["second-brain"] = server } };

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;

    // Without markup: a line that is to be copied must not be wrapped
    private void Step(string what, params ReadOnlySpan<string> lines)
    {
        terminal.Line($"[bold]{what}[/]");
        foreach (var line in lines) terminal.Out.WriteLine("  " + line);
        terminal.Line();
    }
}
