using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecondBrain.Local.Cli.Api;

// What docs/openapi.yaml describes, as far as the commands use it.

internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

internal sealed record CaptureReceipt(
    string Id,
    string Note,
    string State,
    string? FailedAt,
    string? Error,
    DateTimeOffset? Stored,
    DateTimeOffset? Searchable,
    DateTimeOffset? Linked,
    string? Sha256,
    long Bytes,
    int Attempts,
    int? Chunks,
    LinkCounts? Links,
    ModelUse? Model,
    IReadOnlyList<ReceiptStep>? Steps,
    string? Budget = null,
    ReceiptCost? Cost = null)
{
    [JsonIgnore]
    public bool IsFinal => CaptureStates.IsFinal(State);
}

internal sealed record ReceiptCost(decimal TotalUsd, string Prices, decimal AimUsd, IReadOnlyList<ReceiptCostPart> Parts);

internal sealed record ReceiptCostPart(string Part, decimal Usd, bool Estimated);

internal sealed record Budget(string Month, decimal MonthlyUsd, bool Own, BudgetSpent SpentUsd, decimal ReservedUsd, string Step, IReadOnlyList<BudgetStep> Steps, int Deferred, DateTimeOffset? BackfillBy);

internal sealed record BudgetSpent(decimal Embedding, decimal Enrichment, decimal Total);

internal sealed record BudgetStep(string Name, decimal FromUsd);

internal sealed record BudgetRequest(decimal? MonthlyUsd);

internal sealed record LinkCounts(int Found, int Resolved);

internal sealed record ModelUse(string Id, long Tokens, decimal CostUsd);

internal sealed record ReceiptStep(string Name, DateTimeOffset At, int Retries);

internal sealed record Execution(
    string Id,
    string Workflow,
    string Status,
    DateTimeOffset Started,
    DateTimeOffset? Stopped,
    int Redrives,
    string? Error,
    string? Cause,
    JsonElement? Input,
    JsonElement? Output);

internal sealed record MergeRequest(string Into);

internal sealed record Started(string Execution);

internal sealed record Erasure(string Id, string State, IReadOnlyDictionary<string, int> Deleted, IReadOnlyList<string> Checks);

/// <param name="Agent">Null for a person.</param>
internal sealed record MemberAnswer(string Subject, string Role, string? Agent);

internal sealed record MemberRequest(string Role, string? Agent);

internal sealed record Review(string Id, string Kind, string State, IReadOnlyList<LinkEnd> Notes, string? Type, double Confidence, string? Quote, string By, string? Value = null, string? Reason = null);

internal sealed record DecisionRequest(string Decision, DateTimeOffset? Until);

internal sealed record ExecutionEvent(long Id, DateTimeOffset At, string Type, JsonElement? Details);

internal sealed record NoteSummary(string Id, string Title, string? Type, string? Status, IReadOnlyList<string>? Tags, IReadOnlyList<string>? Aliases, string? Source, string? Content, int Version = 1);

internal sealed record NoteLink(string Type, LinkEnd Source, LinkEnd? Target, string? Name, string State);

internal sealed record LinkEnd(string Id, string Title);

internal sealed record SearchHit(string Id, string Title, string? Snippet, IReadOnlyList<Highlight>? Highlights, double Score, PartScores? Scores, IReadOnlyList<string>? Terms)
{
    public IReadOnlyList<PathStep>? Path { get; init; }

    public IReadOnlyList<WordCorrection>? Corrected { get; init; }
}

internal sealed record PathStep(string Id, string Title, string? Link, bool? Outgoing);

internal sealed record WordCorrection(string Written, string Taken);

internal sealed record BuiltContext(string Context, int Tokens, int Budget, string? Advice);

internal sealed record Highlight(int Start, int End);

internal sealed record PartScores(double Words, double Meaning, double Graph = 0);

internal sealed record BrainStats(int Notes, int Chunks, int Embedded, int Links, int Unresolved);

/// <param name="Diff">What somebody else has changed since the version that an edit was made of.</param>
internal sealed record ApiProblem(string? Title, string? Detail, string? Message, string? Diff);

/// <summary>Null leaves as it is.</summary>
internal sealed record EditRequest(string? Content, string? Title, string? Status, IReadOnlyList<string>? Tags);

internal sealed record RestoreRequest(int Version);

internal sealed record NoteVersion(int Version, string Actor, DateTimeOffset At, IReadOnlyList<string> Changed, int? RestoredFrom, string Title);

internal static class CaptureStates
{
    public const string Completed = "completed";

    public const string Failed = "failed";

    /// <summary>Found by its words; a part waits for a model, and the hourly recover-deferred makes up for it.</summary>
    public const string Deferred = "deferred";

    public const string Erased = "erased";

    /// <summary>Whether nothing more happens to it by itself within minutes.</summary>
    public static bool IsFinal(string state) => state is Completed or Failed or Deferred or Erased;
}
