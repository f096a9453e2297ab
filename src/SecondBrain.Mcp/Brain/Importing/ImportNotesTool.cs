using System.Globalization;
using System.Text;
using System.Text.Json;
using SecondBrain.Core.Access;
using SecondBrain.Core.Import;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tasks;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Brain.Importing;

internal sealed class ImportNotesTool(ImportStaging staging, ImportStarter starter, ImportTasks tasks) : ITool
{
    private const int MaxFiles = 50;

    public ToolDescription Description { get; } = new(
        "import_notes",
        "Import notes",
        """
        Adds many Markdown files as notes, each once: importing a file again changes nothing. Only when the user asks for it; only owners can. get_receipt with the 'id' tells what became of each file.
        Example: {"files": [{"path": "garden/Compost.md", "text": "# Compost\nTurn it weekly."}]}
        """,
        Scope.Write,
        Schema.Object(["files"], ("files", Files())),
        StartedImport.Schema)
    { MayTakeLong = true };

    public async Task<McpResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var files = Read(call.Arguments);
        var principal = AgentPrincipal.Of(call.Request);
        if (principal.Sight is not NoteSight.Everything)
        {
            return ToolResults.Failed("Only owners of the brain import: an imported note is private. Nothing was imported; add_note adds single notes.");
        }

        var import = await staging.OpenAsync(principal, cancellationToken);
        if (await staging.AddAsync(principal.Brain, import.Id, files, cancellationToken) is StageResult.Invalid invalid)
        {
            return ToolResults.Failed($"{invalid.Reason} Nothing was imported.");
        }

        return await starter.StartAsync(principal.Brain, import.Id, cancellationToken) switch
        {
            ImportStart.Started { Import: var started } => call.Request.TakesTask()
                ? (await tasks.OfAsync(started, cancellationToken)).AsAnswer(call.Request)
                : ToolResults.Structured(StartedImport.Of(started), ToolJson.Default.StartedImport),
            ImportStart.Invalid tooMany => ToolResults.Failed($"{tooMany.Reason} Nothing was imported."),
            _ => throw new InvalidOperationException($"The import {import.Id} is gone."),
        };
    }

    private static System.Text.Json.Nodes.JsonObject Files()
    {
        var files = Schema.List(Schema.Object(["path", "text"], ("path", Schema.Text()), ("text", Schema.Text())));
        files["maxItems"] = MaxFiles;
        return files;
    }

    private static List<StagedFile> Read(ToolArguments arguments)
    {
        var items = arguments.Items("files");
        if (items.Count is 0 or > MaxFiles)
        {
            throw new BadArgumentException(string.Create(CultureInfo.InvariantCulture, $"The argument 'files' must have 1 to {MaxFiles} files; this one has {items.Count}. Import the rest in further calls."));
        }

        var files = items.Select(File).ToList();
        return files.Sum(file => (long)file.Content.Length) <= ImportLimits.MaxRequestBytes
            ? files
            : throw new BadArgumentException($"The files have more than {ImportLimits.MaxRequestBytes >> 20} MB together. Import them in several calls.");
    }

    private static StagedFile File(JsonElement item) => Text(item, "path") is { Length: > 0 } path && Text(item, "text") is { } text
        ? new StagedFile(path, Encoding.UTF8.GetBytes(text))
        : throw new BadArgumentException("Each of the 'files' must be {\"path\": \"folder/name.md\", \"text\": \"...\"}.");

    private static string? Text(JsonElement item, string name) =>
        item.ValueKind is JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
