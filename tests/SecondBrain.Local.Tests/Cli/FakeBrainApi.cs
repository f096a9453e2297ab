using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SecondBrain.Local.Tests.Cli;

/// <summary>Stands in for the HTTP API of docs/openapi.yaml, with a data folder that points to it. Only what the commands use.</summary>
internal sealed class FakeBrainApi : IAsyncDisposable
{
    public const string Token = "the-owner's-token";

    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private int _busy;

    private FakeBrainApi(WebApplication app) => _app = app;

    public string Data { get; } = Directory.CreateTempSubdirectory("fake-brain-").FullName;

    public Uri Url => new(_app.Urls.Single() + "/");

    public ConcurrentDictionary<string, FakeCapture> Captures { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<(string Method, string Path, IHeaderDictionary Headers, string Body)> Requests { get; } = [];

    /// <summary>The most requests that were answered at one time.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Looks at each request first; true when it has answered.</summary>
    public Func<HttpContext, Task<bool>> Intercept { get; set; } = _ => Task.FromResult(false);

    /// <summary>How often a receipt is read before it is final.</summary>
    public int ReadsBeforeFinal { get; set; } = 1;

    /// <summary>Sources whose ingestion fails.</summary>
    public HashSet<string> Failing { get; } = new(StringComparer.Ordinal);

    /// <summary>Sources for which a model does not answer.</summary>
    public HashSet<string> Deferring { get; } = new(StringComparer.Ordinal);

    /// <summary>Why the API refuses a source.</summary>
    public Dictionary<string, string> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>Files that the workflow captures between two looks at an import.</summary>
    public int CapturedAtATime { get; set; } = 7;

    /// <summary>Why the workflow of every import gives up; null when it does not.</summary>
    public string? ImportError { get; set; }

    public JsonObject? Digest { get; set; }

    public JsonArray Notes { get; } = [];

    public JsonArray Hits { get; } = [];

    /// <summary>Answers to POST /mcp.</summary>
    public Func<HttpContext, string, Task> Mcp { get; set; } = (context, _) => { context.Response.StatusCode = 404; return Task.CompletedTask; };

    public static async Task<FakeBrainApi> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        var app = builder.Build();
        var api = new FakeBrainApi(app);
        app.Use(api.AnswerAsync);
        app.MapGet("/health", () => Results.Json(new JsonObject { ["status"] = "ok" }));
        new FakeImports(api).Map(app);
        app.MapGet("/captures/{id}", (string id) => api.Find(id) is { } capture ? Results.Json(api.Receipt(capture)) : Missing());
        app.MapGet("/digests/latest", () => api.Digest is { } digest ? Results.Json(digest) : Missing());
        app.MapGet("/notes", (string? cursor) => Results.Json(api.PageOfNotes(cursor)));
        app.MapGet("/notes/{id}", (string id) => api.Notes.FirstOrDefault(note => (string?)note!["id"] == id) is { } found ? Results.Json(found) : Missing());
        app.MapGet("/notes/{id}/links", (string id) => Results.Json(List(new JsonObject { ["type"] = "links-to", ["source"] = new JsonObject { ["id"] = id, ["title"] = "T" }, ["target"] = null, ["name"] = "Unwritten", ["state"] = "unresolved" })));
        app.MapGet("/notes/{id}/backlinks", () => Results.Json(List()));
        app.MapGet("/search", () => Results.Json(List([.. api.Hits.Select(hit => hit!.DeepClone())])));
        app.MapGet("/context", (string q, int budget) => Results.Json(new JsonObject { ["context"] = api.Hits.Count > 0 ? $"### [1] {q}, {budget}\n" : "", ["tokens"] = 7, ["budget"] = budget, ["advice"] = api.Hits.Count > 0 ? null : "Nothing matches." }));
        app.MapGet("/stats", () => Results.Json(new JsonObject { ["notes"] = api.Captures.Count, ["chunks"] = 2 * api.Captures.Count, ["embedded"] = 0, ["links"] = 3, ["unresolved"] = 1 }));
        app.MapPost("/mcp", async context => await api.Mcp(context, api.Requests.Last().Body));
        await app.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(api.Data, "host.json"), $$"""{"url":"{{api.Url.ToString().TrimEnd('/')}}","port":{{api.Url.Port}},"pid":1}""");
        await File.WriteAllTextAsync(Path.Combine(api.Data, "owner.token"), Token + "\n");
        return api;
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(Data, recursive: true);
    }

    private static JsonObject List(params JsonNode[] items) => new() { ["items"] = new JsonArray(items), ["next"] = null };

    internal static IResult Missing() => Problem(404, "Nothing has this id.");

    private static IResult Problem(int status, string detail) =>
        Results.Json(new JsonObject { ["title"] = "Problem", ["status"] = status, ["detail"] = detail }, contentType: "application/problem+json", statusCode: status);

    private async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        lock (_lock) MostAtOnce = Math.Max(MostAtOnce, ++_busy);
        try
        {
            context.Request.EnableBuffering();
            using var reader = new StreamReader(context.Request.Body, leaveOpen: true);
            Requests.Enqueue((context.Request.Method, context.Request.Path, new HeaderDictionary(context.Request.Headers.ToDictionary()), await reader.ReadToEndAsync()));
            context.Request.Body.Position = 0;
            if (await Intercept(context)) return;
            if (context.Request.Path != "/health" && context.Request.Headers.Authorization != $"Bearer {Token}") context.Response.StatusCode = 401;
            else await next(context);
        }
        finally
        {
            lock (_lock) _busy--;
        }
    }

    private FakeCapture? Find(string id) => Captures.Values.FirstOrDefault(capture => capture.Id == id);

    private JsonObject Receipt(FakeCapture capture)
    {
        if (capture.State == "captured" && ++capture.Reads > ReadsBeforeFinal) capture.State = Failing.Contains(capture.Source) ? "failed" : Deferring.Contains(capture.Source) ? "deferred" : "completed";
        var failed = capture.State == "failed";
        return new JsonObject
        {
            ["id"] = capture.Id,
            ["note"] = "N" + capture.Id,
            ["state"] = capture.State,
            ["failedAt"] = failed ? "Embed Chunk" : null,
            ["error"] = failed ? "model is away" : null,
            ["stored"] = "2026-11-22T10:00:00.1Z",
            ["searchable"] = null,
            ["linked"] = null,
            ["sha256"] = "00",
            ["bytes"] = capture.Bytes.Length,
            ["contentType"] = capture.ContentType,
            ["attempts"] = 1,
            ["chunks"] = 2,
            ["links"] = new JsonObject { ["found"] = 3, ["resolved"] = 1 },
            ["model"] = null,
            ["steps"] = new JsonArray(new JsonObject { ["name"] = "Claim Capture", ["at"] = "2026-11-22T10:00:00.2Z", ["retries"] = 2 }),
        };
    }

    // One note a page, so that paging is always exercised
    private JsonObject PageOfNotes(string? cursor)
    {
        var at = cursor is null ? 0 : int.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture);
        var page = List([.. Notes.Skip(at).Take(1).Select(note => note!.DeepClone())]);
        page["next"] = at + 1 < Notes.Count ? (at + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        return page;
    }
}
