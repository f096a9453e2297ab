using System.Security.Cryptography;
using System.Text;
using SecondBrain.Core.Access;
using SecondBrain.Core.Context;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Markdown;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Safety;
using SecondBrain.Core.Telemetry;

namespace SecondBrain.Core.Capture;

/// <summary>Keeps what it is given: the capture is durable before it is answered, and the same capture is kept once.</summary>
public sealed class NoteCapture(ICaptureStore captures, RepeatedCapture repeated, WriteGuard guard, BrainTypes types, IdSource ids, TimeProvider clock, IMeter? meter = null)
{
    private readonly IMeter _meter = meter ?? NoMeter.Instance;

    public async Task<CaptureResult> CaptureAsync(Principal principal, CaptureRequest request, CancellationToken cancellationToken)
    {
        if ((CaptureValidation.CheckContent(request.Content.Span) ?? Refuse(principal, request)) is { } rejected)
        {
            return rejected;
        }

        var fingerprint = request.Page?.Fingerprint ?? CaptureFingerprint.Of(request);
        var id = IdOf(principal, request, fingerprint);
        _meter.Tag(CorrelationFields.Capture, id.Value);
        if (await captures.FindAsync(principal.Brain, id, cancellationToken) is { } known)
        {
            return await repeated.AnswerAsync(principal, known, fingerprint, cancellationToken);
        }

        var text = Encoding.UTF8.GetString(request.Content.Span);
        var tokens = principal.Kind is ActorKind.Agent ? TokenEstimate.Of(text) : 0;
        var verdict = request.Page is not null ? WriteVerdict.Yes
            : request.InBulk ? await guard.AllowInBulkAsync(principal, tokens, cancellationToken)
            : await guard.AllowAsync(principal, tokens, cancellationToken);
        if (verdict is WriteVerdict.Limited limited)
        {
            return new CaptureResult.Limited(limited);
        }

        var capture = Describe(principal, request, text, id, fingerprint);
        var winner = await captures.CreateAsync(capture, cancellationToken);
        if (winner is not null)
        {
            return await repeated.AnswerAsync(principal, winner, fingerprint, cancellationToken);
        }

        _meter.Add(MetricNames.Captures);
        _meter.Tag(CorrelationFields.Note, capture.Receipt.Note.Value);
        return new CaptureResult.Created(capture.Receipt);
    }

    /// <summary>What can be answered before a page is fetched: a request that cannot be kept, and a key that has been used.</summary>
    /// <returns>Null when it is to be captured.</returns>
    internal async Task<CaptureResult?> FindAsync(Principal principal, CaptureRequest request, CancellationToken cancellationToken)
    {
        if (Refuse(principal, request) is { } rejected)
        {
            return rejected;
        }

        var fingerprint = CaptureFingerprint.Of(request);
        return request.IdempotencyKey is not null && await captures.FindAsync(principal.Brain, IdOf(principal, request, fingerprint), cancellationToken) is { } known
            ? await repeated.AnswerAsync(principal, known, fingerprint, cancellationToken)
            : null;
    }

    private CaptureResult.Rejected? Refuse(Principal principal, CaptureRequest request) =>
        CaptureValidation.CheckMetadata(request, types) is { } rejected ? rejected
        : request.Visibility is { } visibility && !principal.Sight.Sees(visibility) ? new CaptureResult.Rejected(
            CaptureRejection.UnknownVisibility, $"A {principal.Role.Name()} does not see notes that are {visibility}, this one neither. Send shared or public, or nothing for shared.")
        : null;

    /// <summary>One who does not see everything has ids of their own: else they could find out what somebody has captured by capturing it.</summary>
    private static CaptureId IdOf(Principal principal, CaptureRequest request, string fingerprint) => principal.Sight is NoteSight.Everything
        ? request.IdempotencyKey is { } key ? CaptureId.FromKey(key) : CaptureId.FromFingerprint(fingerprint)
        : CaptureId.FromKey($"{principal.Actor}\n{request.IdempotencyKey ?? fingerprint}");

    private NewCapture Describe(Principal principal, CaptureRequest request, string text, CaptureId id, string fingerprint)
    {
        var now = clock.GetUtcNow();
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(request.Content.Span));
        var parsed = request.Page is null ? MarkdownNoteParser.Parse(text) : OfStranger(MarkdownNoteParser.Parse(text));
        var original = request.Page?.Original ?? new Original(request.Content, request.ContentType, sha256);
        var note = new Note(
            principal.Brain,
            NoteId.Parse(ids.Next()),
            request.Type ?? Known(parsed.Type, types.NoteTypes) ?? types.DefaultNoteType,
            Status(principal, request, parsed),
            NoteTitle.Choose(request, parsed),
            Limit([.. request.Aliases, .. parsed.Aliases]),
            Limit([.. request.Tags, .. parsed.Tags]),
            parsed.Language,
            request.Visibility ?? (principal.Sight is NoteSight.Everything ? NoteVisibility.Private : NoteVisibility.Shared),
            request.Source,
            Version: 1,
            principal.Actor,
            id,
            request.ContentType,
            sha256,
            request.Content.Length,
            CreatedAt: now,
            UpdatedAt: now)
        {
            ByAgent = principal.Kind is ActorKind.Agent,
            Trust = QuarantineRules.TrustOf(principal, request.Source),
            IsClipped = request.Page?.Original is not null,
        };
        note = note with { Flags = TextFlags.KindsOf(text, [note.Title, .. note.Aliases, .. note.Tags, .. note.Source is { } source ? [source] : Array.Empty<string>()]) };
        var receipt = new Receipt(
            principal.Brain, id, note.Id, CaptureState.Captured, fingerprint, original.Sha256, original.Content.Length, original.ContentType, now,
            Searchable: null, Linked: null, Attempts: 1, Execution: null, FailedAt: null, Error: null, Chunks: null, Links: null, Model: null, Steps: [])
        {
            Actor = principal.Actor,
            Session = principal.Session,
        };
        return new NewCapture(principal, receipt, note, original, NoteNames.Of(note), note.IsClipped ? new Original(request.Content, request.ContentType, sha256) : null);
    }

    /// <summary>A page of the web says its title and language; how this brain sorts it is not the page's to say.</summary>
    private static ParsedNote OfStranger(ParsedNote parsed) => parsed with { Type = null, Status = null, Aliases = [], Tags = [] };

    private static string Status(Principal principal, CaptureRequest request, ParsedNote parsed) => principal.Kind is ActorKind.Agent
        ? NoteStatus.Seed // a note by an agent starts as a seed, whatever it says of itself
        : request.Status ?? Known(parsed.Status, NoteStatus.All) ?? NoteStatus.Seed;

    internal static string? Known(string? value, IReadOnlyList<string> known) =>
        value is not null && known.Contains(value.ToLowerInvariant()) ? value.ToLowerInvariant() : null;

    internal static string[] Limit(string[] names) =>
        [.. names.Select(name => name.Trim()).Where(name => name.Length is > 0 and <= CaptureLimits.MaxTitle).Distinct(StringComparer.Ordinal).Take(CaptureLimits.MaxNames)];
}
