using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Storage;
using SecondBrain.Local.Workflows;

namespace SecondBrain.Functions.Tests.Faults;

/// <summary>An import of a few files into a brain of its own, by the functions behind the API and the workflow.</summary>
internal sealed record TestImports(FaultHost Host, string Brain, string Id)
{
    public static readonly IReadOnlyDictionary<string, string> Files = new Dictionary<string, string>
    {
        ["a.md"] = "# Alder\n\nGrows by [[Water]].\n",
        ["b.md"] = "# Birch\n",
        ["c.md"] = "# Cedar\n",
    };

    public static async Task<TestImports> StageAsync(FaultHost host, string brain)
    {
        host.Tasks.Plan(null);
        var opened = Body(await TestCalls.CallAsync(host, brain, "StageImport", _ => { }));
        var import = new TestImports(host, brain, (string)opened["id"]!);
        var files = new JsonArray([.. Files.Select(file => new JsonObject { ["path"] = file.Key, ["text"] = file.Value })]);
        var added = await import.CallAsync("StageImport", input => input["body"] = new JsonObject { ["files"] = files }.ToJsonString());
        ((int)added["statusCode"]!).ShouldBe(200);
        return import;
    }

    /// <summary>The import, and its execution, once that has ended.</summary>
    public async Task<(JsonNode View, LocalExecution Execution)> StartAsync()
    {
        var started = await CallAsync("StartImport");
        ((int)started["statusCode"]!).ShouldBe(202, started.ToJsonString());
        var execution = await Host.EndedAsync((string)Body(started)["execution"]!);
        return (await ViewAsync(), execution);
    }

    public async Task<JsonNode> ViewAsync() => Body(await CallAsync("ReadImport"));

    /// <summary>A line a file; empty when there are none yet.</summary>
    public async Task<IReadOnlyList<JsonNode>> ResultsAsync() =>
        await Blobs.ReadAsync(BlobKey.Parse($"imports/{Brain}/{Id}/results.jsonl")) is { } blob
            ? [.. System.Text.Encoding.UTF8.GetString(blob.Bytes.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)]
            : [];

    /// <summary>How many bodies are still staged.</summary>
    public async Task<int> StagedAsync()
    {
        var staged = 0;
        await foreach (var _ in Blobs.ListAsync($"imports/{Brain}/{Id}/files/"))
        {
            staged++;
        }

        return staged;
    }

    /// <summary>The brain's items without times and the parts of the import, whose names are hashes over its id; with ids replaced by what they are of: two brains can be compared.</summary>
    public async Task<TableDump> DumpAsync(params string[] without)
    {
        var results = await ResultsAsync();
        var dump = await Host.DumpAsync(Brain, ["createdAt", "startedAt", "finishedAt", "stored", "updatedAt", "ttl", "GSI1SK", "execution", "#CHANGE#", "AUDIT#", "PART#", .. without]);
        return new TableDump([.. dump.Lines.Select(Anonymous).Order(StringComparer.Ordinal)]);

        string Anonymous(string line) => results.Where(result => result["note"] is not null).Aggregate(
            line.Replace(Id, "import", StringComparison.Ordinal).Replace(Brain, "brain", StringComparison.Ordinal),
            (text, result) => text
                .Replace((string)result["note"]!, $"note of {result["path"]}", StringComparison.Ordinal)
                .Replace((string)result["capture"]!, $"capture of {result["path"]}", StringComparison.Ordinal));
    }

    private IBlobStore Blobs => Host.Host.Services.GetRequiredService<IBlobStore>();

    private Task<JsonNode> CallAsync(string function, Action<JsonNode>? change = null) => TestCalls.OfNoteAsync(Host, Brain, function, Id, change);

    private static JsonNode Body(JsonNode response) => JsonNode.Parse((string)response["body"]!)!;
}
