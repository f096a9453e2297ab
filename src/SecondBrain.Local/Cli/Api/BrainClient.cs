using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Polly;

namespace SecondBrain.Local.Cli.Api;

/// <summary>The HTTP API as the commands use it. A request that may pass later (429, 5xx, no connection) is sent again; every request here is safe to repeat.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class BrainClient(HttpClient http, TimeProvider clock)
{
    private readonly ResiliencePipeline<HttpResponseMessage> _retries = ApiRetries.Create(clock);

    /// <summary>Begins an import; one that is never started is forgotten after a month.</summary>
    public Task<ImportStatus> BeginImportAsync(CancellationToken cancellationToken) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Post, "imports"), ApiJson.Default.ImportStatus, cancellationToken);

    /// <summary>Adds files to an import, byte for byte.</summary>
    /// <exception cref="ApiException">They were refused.</exception>
    public Task AddFilesAsync(string import, IReadOnlyList<UploadedFile> files, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new UploadedFiles(files), ApiJson.Default.UploadedFiles);
        return SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, $"imports/{import}/files")
            {
                Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
            },
            ApiJson.Default.JsonElement,
            cancellationToken);
    }

    public Task<Budget> BudgetAsync(CancellationToken cancellationToken) => GetAsync("budget", ApiJson.Default.Budget, cancellationToken);

    /// <param name="monthlyUsd">Null: the deployment's budget again.</param>
    public Task<Budget> SetBudgetAsync(decimal? monthlyUsd, CancellationToken cancellationToken) =>
        SendAsync(() => WithJson(HttpMethod.Put, "budget", JsonSerializer.Serialize(new BudgetRequest(monthlyUsd), ApiJson.Default.BudgetRequest)), ApiJson.Default.Budget, cancellationToken);

    public Task StartImportAsync(string import, CancellationToken cancellationToken) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Post, $"imports/{import}/start"), ApiJson.Default.ImportStatus, cancellationToken);

    public Task<ImportStatus> ImportAsync(string import, CancellationToken cancellationToken) => GetAsync($"imports/{import}", ApiJson.Default.ImportStatus, cancellationToken);

    /// <summary>A page of results, from a line on; empty after the last one.</summary>
    public Task<IReadOnlyList<ImportedFile>> ImportResultsAsync(string import, int offset, CancellationToken cancellationToken) =>
        SendAsync<IReadOnlyList<ImportedFile>>(
            () => new HttpRequestMessage(HttpMethod.Get, $"imports/{import}/results?offset={offset}"),
            async (body, cancel) =>
            {
                var results = new List<ImportedFile>();
                using var lines = new StreamReader(body);
                while (await lines.ReadLineAsync(cancel) is { } line)
                {
                    results.Add(JsonSerializer.Deserialize(line, ApiJson.Default.ImportedFile)!);
                }

                return results;
            },
            cancellationToken);

    public Task<Digest> LatestDigestAsync(CancellationToken cancellationToken) => GetAsync("digests/latest", ApiJson.Default.Digest, cancellationToken);

    /// <param name="receipt">A capture's id, or the path of its receipt.</param>
    public Task<CaptureReceipt> ReceiptAsync(string receipt, CancellationToken cancellationToken) =>
        GetAsync($"captures/{Uri.EscapeDataString(CaptureId(receipt))}", ApiJson.Default.CaptureReceipt, cancellationToken);

    public Task<Page<NoteSummary>> NotesAsync(string? cursor, int limit, CancellationToken cancellationToken) =>
        GetAsync($"notes?limit={limit}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", ApiJson.Default.PageNoteSummary, cancellationToken);

    public Task<NoteSummary> NoteAsync(string id, CancellationToken cancellationToken) =>
        GetAsync($"notes/{Uri.EscapeDataString(id)}", ApiJson.Default.NoteSummary, cancellationToken);

    /// <param name="direction"><c>links</c> or <c>backlinks</c>.</param>
    public async Task<IReadOnlyList<NoteLink>> LinksAsync(string id, string direction, CancellationToken cancellationToken)
    {
        var links = new List<NoteLink>();
        string? cursor = null;
        do
        {
            var page = await GetAsync($"notes/{Uri.EscapeDataString(id)}/{direction}{(cursor is null ? "" : $"?cursor={Uri.EscapeDataString(cursor)}")}", ApiJson.Default.PageNoteLink, cancellationToken);
            links.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        return links;
    }

    /// <exception cref="ApiException">The merge was refused.</exception>
    public Task<Started> MergeAsync(string id, string into, CancellationToken cancellationToken) =>
        SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, $"notes/{Uri.EscapeDataString(id)}/merge")
            {
                Content = new StringContent(JsonSerializer.Serialize(new MergeRequest(into), ApiJson.Default.MergeRequest), new MediaTypeHeaderValue("application/json")),
            },
            ApiJson.Default.Started,
            cancellationToken);

    /// <summary>Makes a new version of a note. Sent again it is the same edit.</summary>
    /// <param name="version">The version that was read.</param>
    /// <exception cref="ApiException">The edit was refused; <see cref="ApiException.Diff"/> when the note is not at that version any more.</exception>
    public Task<NoteSummary> EditAsync(string id, int version, EditRequest edit, CancellationToken cancellationToken) =>
        WriteAsync(edit.Content is null ? HttpMethod.Patch : HttpMethod.Put, $"notes/{Uri.EscapeDataString(id)}", version, JsonSerializer.Serialize(edit, EditJson.EditRequest), cancellationToken);

    /// <summary>Makes an earlier version the current one.</summary>
    /// <exception cref="ApiException">It was refused.</exception>
    public Task<NoteSummary> RestoreAsync(string id, int version, int current, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Post, $"notes/{Uri.EscapeDataString(id)}/restore", current, JsonSerializer.Serialize(new RestoreRequest(version), ApiJson.Default.RestoreRequest), cancellationToken);

    public Task<Page<NoteVersion>> VersionsAsync(string id, string? cursor, CancellationToken cancellationToken) =>
        GetAsync($"notes/{Uri.EscapeDataString(id)}/versions{(cursor is null ? "" : $"?cursor={Uri.EscapeDataString(cursor)}")}", ApiJson.Default.PageNoteVersion, cancellationToken);

    /// <exception cref="ApiException">The flag was refused.</exception>
    public Task<FlagAnswer> FlagAsync(string id, FlagRequest flag, CancellationToken cancellationToken) =>
        SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, $"notes/{Uri.EscapeDataString(id)}/flags")
            {
                Content = new StringContent(JsonSerializer.Serialize(flag, ApiJson.Default.FlagRequest), new MediaTypeHeaderValue("application/json")),
            },
            ApiJson.Default.FlagAnswer,
            cancellationToken);

    /// <exception cref="ApiException">The page was refused.</exception>
    public Task<ClipAnswer> ClipAsync(ClipRequest clip, CancellationToken cancellationToken) =>
        SendAsync(() => WithJson(HttpMethod.Post, "notes", JsonSerializer.Serialize(clip, ApiJson.Default.ClipRequest)), ApiJson.Default.ClipAnswer, cancellationToken);

    private static HttpRequestMessage WithJson(HttpMethod method, string path, string json) =>
        new(method, path) { Content = new StringContent(json, new MediaTypeHeaderValue("application/json")) };

    /// <exception cref="ApiException">There is no such note.</exception>
    public Task RemoveFlagAsync(string id, string reason, CancellationToken cancellationToken) =>
        SendAsync(
            () => new HttpRequestMessage(HttpMethod.Delete, $"notes/{Uri.EscapeDataString(id)}/flags/{Uri.EscapeDataString(reason)}"), static (_, _) => Task.FromResult(true), cancellationToken);

    /// <exception cref="ApiException">The erasure was refused.</exception>
    public Task<Started> EraseAsync(string id, CancellationToken cancellationToken) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Delete, $"notes/{Uri.EscapeDataString(id)}"), ApiJson.Default.Started, cancellationToken);

    /// <summary>The proof of an erasure.</summary>
    public Task<Erasure> ErasureAsync(string id, CancellationToken cancellationToken) =>
        GetAsync($"erasures/{Uri.EscapeDataString(id)}", ApiJson.Default.Erasure, cancellationToken);

    public Task<Page<MemberAnswer>> MembersAsync(CancellationToken cancellationToken) => GetAsync("members", ApiJson.Default.PageMemberAnswer, cancellationToken);

    /// <exception cref="ApiException">The role was refused.</exception>
    public Task<MemberAnswer> PutMemberAsync(string subject, MemberRequest member, CancellationToken cancellationToken) =>
        SendAsync(
            () => new HttpRequestMessage(HttpMethod.Put, $"members/{Uri.EscapeDataString(subject)}")
            {
                Content = new StringContent(JsonSerializer.Serialize(member, ApiJson.Default.MemberRequest), new MediaTypeHeaderValue("application/json")),
            },
            ApiJson.Default.MemberAnswer,
            cancellationToken);

    /// <exception cref="ApiException">There is no such member, or it is the last owner.</exception>
    public Task RemoveMemberAsync(string subject, CancellationToken cancellationToken) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Delete, $"members/{Uri.EscapeDataString(subject)}"), static (_, _) => Task.FromResult(true), cancellationToken);

    public Task<Page<Review>> ReviewsAsync(string? cursor, CancellationToken cancellationToken) =>
        GetAsync($"reviews{(cursor is null ? "" : $"?cursor={Uri.EscapeDataString(cursor)}")}", ApiJson.Default.PageReview, cancellationToken);

    /// <exception cref="ApiException">The decision was refused.</exception>
    public Task<Review> DecideAsync(string id, DecisionRequest decision, CancellationToken cancellationToken) =>
        SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, $"reviews/{Uri.EscapeDataString(id)}/decision")
            {
                Content = new StringContent(JsonSerializer.Serialize(decision, ApiJson.Default.DecisionRequest), new MediaTypeHeaderValue("application/json")),
            },
            ApiJson.Default.Review,
            cancellationToken);

    public Task<Page<WrittenSession>> SessionsAsync(int limit, string? cursor, CancellationToken cancellationToken) =>
        GetAsync($"sessions?limit={limit}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", ApiJson.Default.PageWrittenSession, cancellationToken);

    /// <summary>A page of what undoing a session does, or would do.</summary>
    /// <exception cref="ApiException">There is no such session, or it is not the caller's to undo.</exception>
    public Task<Undoing> UndoAsync(string session, bool preview, string? cursor, CancellationToken cancellationToken) =>
        SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, $"sessions/{Uri.EscapeDataString(session)}/undo?preview={(preview ? "true" : "false")}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}"),
            ApiJson.Default.Undoing,
            cancellationToken);

    public Task<Changes> ChangesAsync(string since, int limit, string? cursor, CancellationToken cancellationToken) =>
        GetAsync($"changes?since={Uri.EscapeDataString(since)}&limit={limit}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", ApiJson.Default.Changes, cancellationToken);

    /// <param name="filter">More of the query, such as <c>&amp;status=FAILED</c>.</param>
    public Task<Page<Execution>> ExecutionsAsync(int limit, string filter, CancellationToken cancellationToken) =>
        GetAsync($"executions?limit={limit}{filter}", ApiJson.Default.PageExecution, cancellationToken);

    public Task<Execution> ExecutionAsync(string id, CancellationToken cancellationToken) =>
        GetAsync($"executions/{Uri.EscapeDataString(ExecutionId(id))}", ApiJson.Default.Execution, cancellationToken);

    public async Task<IReadOnlyList<ExecutionEvent>> HistoryAsync(string id, CancellationToken cancellationToken)
    {
        var events = new List<ExecutionEvent>();
        string? cursor = null;
        do
        {
            var page = await GetAsync(
                $"executions/{Uri.EscapeDataString(ExecutionId(id))}/history?limit=200{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", ApiJson.Default.PageExecutionEvent, cancellationToken);
            events.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        return events;
    }

    public Task<Page<SearchHit>> SearchAsync(string query, int limit, bool trusted, CancellationToken cancellationToken) =>
        GetAsync(SearchPath(query, limit, trusted), ApiJson.Default.PageSearchHit, cancellationToken);

    public Task<BuiltContext> ContextAsync(string query, int budget, bool trusted, CancellationToken cancellationToken) =>
        GetAsync(ContextPath(query, budget, trusted), ApiJson.Default.BuiltContext, cancellationToken);
    /// <param name="by"><c>fewest</c> or <c>weight</c>.</param>
    public Task<GraphPath> PathAsync(string from, string to, string by, CancellationToken cancellationToken) =>
        GetAsync($"graph/path?from={Uri.EscapeDataString(from)}&to={Uri.EscapeDataString(to)}&by={by}", ApiJson.Default.GraphPath, cancellationToken);

    public Task<Page<GraphCommunity>> CommunitiesAsync(int limit, CancellationToken cancellationToken) =>
        GetAsync($"graph/communities?limit={limit}", ApiJson.Default.PageGraphCommunity, cancellationToken);

    public Task<Page<CentralNote>> CentralityAsync(int limit, CancellationToken cancellationToken) =>
        GetAsync($"graph/centrality?limit={limit}", ApiJson.Default.PageCentralNote, cancellationToken);

    public Task<Page<Mention>> MentionsAsync(string id, int limit, CancellationToken cancellationToken) =>
        GetAsync($"notes/{Uri.EscapeDataString(id)}/mentions?limit={limit}", ApiJson.Default.PageMention, cancellationToken);

    public Task<Page<SimilarNote>> SimilarAsync(string id, int limit, CancellationToken cancellationToken) =>
        GetAsync($"notes/{Uri.EscapeDataString(id)}/similar?limit={limit}", ApiJson.Default.PageSimilarNote, cancellationToken);

    public Task<BrainStats> StatsAsync(CancellationToken cancellationToken) => GetAsync("stats", ApiJson.Default.BrainStats, cancellationToken);

    /// <summary>An answer as it was sent, for <c>--json</c>.</summary>
    public Task<JsonElement> RawAsync(string path, CancellationToken cancellationToken) => GetAsync(path, ApiJson.Default.JsonElement, cancellationToken);

    public static string SearchPath(string query, int limit, bool trusted) => $"search?q={Uri.EscapeDataString(query)}&limit={limit}{Trusted(trusted)}";

    public static string ContextPath(string query, int budget, bool trusted) => $"context?q={Uri.EscapeDataString(query)}&budget={budget}{Trusted(trusted)}";

    private static string Trusted(bool only) => only ? "&trusted=true" : "";

    /// <param name="execution">An id, or its path.</param>
    public static string ExecutionId(string execution) => execution[(execution.LastIndexOf('/') + 1)..];

    public static string CaptureId(string receipt) => receipt[(receipt.LastIndexOf('/') + 1)..];

    // what is null is left as it is, so it is not sent
    private static readonly ApiJson EditJson = new(new JsonSerializerOptions(ApiJson.Default.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull });

    private Task<NoteSummary> WriteAsync(HttpMethod method, string path, int version, string json, CancellationToken cancellationToken) => SendAsync(
        () => new HttpRequestMessage(method, path)
        {
            Headers = { IfMatch = { new EntityTagHeaderValue($"\"{version}\"") } },
            Content = new StringContent(json, new MediaTypeHeaderValue("application/json")),
        },
        ApiJson.Default.NoteSummary,
        cancellationToken);

    private Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Get, path), type, cancellationToken);

    private Task<T> SendAsync<T>(Func<HttpRequestMessage> request, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        SendAsync(
            request,
            async (body, cancel) => await JsonSerializer.DeserializeAsync(body, type, cancel) ?? throw new ApiException(HttpStatusCode.OK, $"{http.BaseAddress} answered null."),
            cancellationToken);

    private async Task<T> SendAsync<T>(Func<HttpRequestMessage> request, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        using var response = await _retries.ExecuteAsync(
            async cancel =>
            {
                using var message = request();
                return await http.SendAsync(message, cancel);
            },
            cancellationToken);
        if (!response.IsSuccessStatusCode) throw await RefusalAsync(response, cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await read(body, cancellationToken);
    }

    private static async Task<ApiException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        string? reason = null, diff = null;
        try
        {
            var problem = JsonSerializer.Deserialize(text, ApiJson.Default.ApiProblem);
            diff = problem?.Diff;
            reason = problem?.Detail ?? problem?.Title ?? problem?.Message;
        }
        catch (JsonException)
        {
            // not a problem document: the status alone has to do
        }

        var hint = response.StatusCode == HttpStatusCode.Unauthorized ? " The token in owner.token is not this host's; name its data folder with --data." : "";
        return new ApiException(response.StatusCode, $"{(int)response.StatusCode} {reason ?? response.ReasonPhrase}{hint}") { Diff = diff };
    }
}
