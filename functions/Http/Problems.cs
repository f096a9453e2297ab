using System.Globalization;
using System.Text.Json;
using SecondBrain.Core.Access;
using SecondBrain.Core.Audit;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Safety;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.Http;

/// <summary>The problems that the API answers with. docs/openapi.yaml lists them.</summary>
internal static class Problems
{
    private const string ContentType = "application/problem+json";

    public static HttpApiResponse Of(int status, string type, string title, string detail, params ReadOnlySpan<(string Name, string Value)> headers) =>
        Answers.Text(status, ContentType, JsonSerializer.Serialize(new Problem($"urn:second-brain:problem:{type}", title, status, detail), HttpJson.Default.Problem), headers);

    public static HttpApiResponse BadRequest(string type, string detail) => Of(400, type, "Bad Request", detail);

    public static HttpApiResponse NotFound(string detail) => Of(404, "not-found", "Not Found", detail);

    public static HttpApiResponse NoSuchNote(string? id) => NotFound($"There is no note '{Clip(id)}' in this brain. GET /notes lists the notes, GET /search?q= finds them.");

    public static HttpApiResponse NoteFrozen(string id) => Of(
        409, "note-frozen", "Conflict", $"The note {id} is being merged or erased, or has been merged into another. GET /notes/{id} says where it went; ask again when that is done.");

    public static HttpApiResponse Erased(string note) => Of(410, "erased", "Gone", $"This note was erased. GET /erasures/{note} has the proof. To keep its words again, capture them in other words or under another Idempotency-Key.");

    public static HttpApiResponse Merged(string note, string target) => Of(
        308, "merged", "Permanent Redirect", $"This note was merged into /notes/{target}. Its own words are at /notes/{note}/original.", ("location", $"/notes/{target}"));

    public static HttpApiResponse Withdrawn(string note) => Of(
        410, "withdrawn", "Gone", $"The note {note} was taken back when the session that wrote it was undone. It is kept: an owner brings it back by undoing that undo, see GET /sessions.");

    public static HttpApiResponse HumansOnly(string what) => Of(403, "humans-only", "Forbidden", $"No agent {what}: ask the brain's owner to do it.");

    public static HttpApiResponse NoSuchCapture(string? id) => NotFound($"There is no capture '{Clip(id)}' in this brain. The answer to POST /notes has the receipt's address.");

    public static HttpApiResponse NoSuchImport(string? id) => NotFound($"There is no import '{Clip(id)}' in this brain, or it was more than 30 days ago. POST /imports begins one.");

    public static HttpApiResponse NoSuchMember(string subject) => NotFound($"'{Clip(subject)}' is no member of this brain. GET /members lists them.");

    public static HttpApiResponse NoSuchReview(string? id) => NotFound($"There is no review '{Clip(id)}' in this brain. GET /reviews lists those that wait for you.");

    public static HttpApiResponse NoSuchSession(string? id) => NotFound($"Nobody has written in a session '{Clip(id)}' in this brain. GET /sessions lists the sessions.");

    public static HttpApiResponse OtherSession(string? own) => Of(
        403, "other-session", "Forbidden", own is null ? "This token has no session, so there is nothing of its own to undo. Ask the brain's owner." : $"An agent undoes its own session only, which is '{Clip(own)}'. Ask the brain's owner for another one.");

    public static HttpApiResponse Withdrawn(string note, string session) => Of(
        409, "withdrawn", "Conflict", $"This very text was captured before as note {note}, and taken back by undoing the session {session}. No agent brings it back: ask the brain's owner, who can undo the session {SessionName.UndoingOf(session)}.");

    public static HttpApiResponse NoSuchExecution(string? id) => NotFound(
        $"There is no execution '{Clip(id)}' of this brain. GET /executions lists them. Executions of ingest-note, an Express workflow, are kept by the local host for a while; "
        + "on AWS they are in the log group /aws/vendedlogs/states/ and the stack's name, and GET /captures/{id} tells what became of the note.");

    public static HttpApiResponse OwnersOnly() => Of(
        403, "owners-only", "Forbidden", "This may tell of notes that only the brain's owners see. Ask an owner, or for the role of one.");

    /// <param name="reason">Null when there is no token.</param>
    public static HttpApiResponse Unauthorized(HttpApiRequest request, IReadOnlyList<string> scopes, string? reason) => Of(
        401,
        "unauthorized",
        "Unauthorized",
        reason is null ? "A bearer token is needed. The header WWW-Authenticate says where to learn who gives one." : $"{reason} Get a new token.",
        Challenge.Of(request, reason is null ? null : "invalid_token", string.Join(' ', scopes), reason));

    /// <summary>A token without the scope, or a role that does not allow it.</summary>
    public static HttpApiResponse Forbidden(HttpApiRequest request, IReadOnlyList<string> scopes, Caller.Known caller) => Of(
        403,
        "forbidden",
        "Forbidden",
        scopes.Any(caller.TokenScopes.Contains)
            ? $"The role {caller.Principal.Role.Name()} does not allow {string.Join(" or ", scopes)}. An owner of the brain can give you another one."
            : $"The token does not have the scope {string.Join(" or ", scopes)}. Get a token that does.",
        Challenge.Of(request, "insufficient_scope", string.Join(' ', scopes)));

    /// <summary>The same for a brain that does not exist and for one that is not shared with who asks.</summary>
    public static HttpApiResponse NoSuchBrain(HttpApiRequest request, BrainId brain) => Of(
        403, "no-such-brain", "Forbidden", $"There is no brain '{brain}' for this token's subject. Ask its owner to add you, then get a new token.", Challenge.Of(request, "invalid_token"));

    public static HttpApiResponse OutOfTime() => Of(
        503, "out-of-time", "Service Unavailable", "The work was stopped shortly before this function's time was up. Nothing was half written; ask again in a moment, a write with the same Idempotency-Key.", ("retry-after", "1"));

    public static HttpApiResponse Busy() => Of(
        503, "busy", "Service Unavailable", "More was asked of this brain's table than it does in a second, also when this request tried again. Ask again in a moment, a write with the same Idempotency-Key.", ("retry-after", "1"));

    public static HttpApiResponse IssuerUnavailable() => Of(
        503, "issuer-unavailable", "Service Unavailable", "The token could not be verified, because its issuer does not answer. Ask again in a minute.", ("retry-after", "60"));

    public static HttpApiResponse Limited(WriteVerdict.Limited limited) => Of(
        429, "limited", "Too Many Requests", limited.Detail, ("retry-after", Math.Ceiling(limited.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture)));

    private static string Clip(string? text) => text is null ? "" : text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "…");
}
