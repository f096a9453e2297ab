using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Import;

namespace SecondBrain.Local.Tests.Cli;

/// <summary>The imports of <see cref="FakeBrainApi"/>: each look at a running one captures some more files.</summary>
internal sealed class FakeImports(FakeBrainApi api)
{
    private readonly ConcurrentDictionary<string, Import> _imports = new(StringComparer.Ordinal);
    private int _made;

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/imports", () => Results.Json(View($"I{Interlocked.Increment(ref _made)}", new Import()), statusCode: 201));
        app.MapPost("/imports/{id}/files", async (string id, HttpContext context) => await AddAsync(id, context));
        app.MapPost("/imports/{id}/start", (string id) => Start(id));
        app.MapGet("/imports/{id}", (string id) => Look(id));
        app.MapGet("/imports/{id}/results", (string id, int offset) =>
            Results.Text(string.Concat(_imports[id].Results.OrderBy(each => each.Key, StringComparer.Ordinal).Skip(offset).Take(10).Select(each => each.Value.ToJsonString() + "\n")), "application/jsonl"));
    }

    private JsonObject View(string id, Import import)
    {
        _imports[id] = import;
        return new JsonObject { ["id"] = id, ["state"] = import.State, ["error"] = api.ImportError };
    }

    private async Task<IResult> AddAsync(string id, HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body))!;
        foreach (var file in body["files"]!.AsArray())
        {
            _imports[id].Files[(string)file!["path"]!] = Convert.FromBase64String((string)file["base64"]!);
        }

        return Results.Json(new JsonObject { ["files"] = body["files"]!.AsArray().Count, ["bytes"] = 0 });
    }

    private IResult Start(string id)
    {
        _imports[id].State = api.ImportError is null ? "running" : "failed";
        return Results.Json(View(id, _imports[id]), statusCode: 202);
    }

    private IResult Look(string id)
    {
        var import = _imports[id];
        foreach (var (path, bytes) in import.Files.Where(file => !import.Results.ContainsKey(file.Key)).Take(api.CapturedAtATime).ToList())
        {
            if (import.State == "running") import.Results[path] = Capture(path, bytes);
        }

        if (import.State == "running" && import.Results.Count == import.Files.Count) import.State = "done";
        return Results.Json(View(id, import));
    }

    private JsonObject Capture(string path, byte[] bytes)
    {
        if (api.Refused.TryGetValue(path, out var reason)) return Result(path, "rejected", null, reason);
        var key = ImportKey.Of(path, bytes);
        var mine = new FakeCapture(CaptureId.FromKey(key).Value, path, bytes, "text/markdown");
        var kept = api.Captures.GetOrAdd(key, mine);
        if (kept.State == "failed") (kept.State, kept.Reads) = ("captured", 0);
        return Result(path, kept == mine ? "created" : "duplicate", kept.Id, null);
    }

    private static JsonObject Result(string path, string status, string? capture, string? reason) =>
        new() { ["path"] = path, ["status"] = status, ["note"] = capture is null ? null : "N" + capture, ["capture"] = capture, ["reason"] = reason };

    private sealed class Import
    {
        public string State { get; set; } = "open";

        public ConcurrentDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<string, JsonObject> Results { get; } = new(StringComparer.Ordinal);
    }
}
