using System.Globalization;
using System.Text.Json;
using SecondBrain.Core.Audit;
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

    public static HttpApiResponse HumansOnly(string what) => Of(403, "humans-only", "Forbidden", $"No agent {what}: ask the brain's owner to do it.");

    public static HttpApiResponse NoSuchCapture(string? id) => NotFound($"There is no capture '{Clip(id)}' in this brain. The answer to POST /notes has the receipt's address.");

    public static HttpApiResponse NoSuchImport(string? id) => NotFound($"There is no import '{Clip(id)}' in this brain, or it was more than 30 days ago. POST /imports begins one.");

    public static HttpApiResponse NoSuchReview(string? id) => NotFound($"There is no review '{Clip(id)}' in this brain. GET /reviews lists those that wait for you.");

    public static HttpApiResponse NoSuchSession(string? id) => NotFound($"Nobody has written in a session '{Clip(id)}' in this brain. GET /sessions lists the sessions.");

    public static HttpApiResponse OtherSession(string? own) => Of(
        403, "other-session", "Forbidden", own is null ? "This token has no session, so there is nothing of its own to undo. Ask the brain's owner." : $"An agent undoes its own session only, which is '{Clip(own)}'. Ask the brain's owner for another one.");

    public static HttpApiResponse Withdrawn(string note, string session) => Of(
        409, "withdrawn", "Conflict", $"This very text was captured before as note {note}, and taken back by undoing the session {session}. No agent brings it back: ask the brain's owner, who can undo the session {SessionName.UndoingOf(session)}.");

    public static HttpApiResponse NoSuchExecution(string? id) => NotFound(
        $"There is no execution '{Clip(id)}' of this brain. GET /executions lists them. Executions of ingest-note, an Express workflow, are kept by the local host for a while; "
        + "on AWS they are in the log group /aws/vendedlogs/states/ and the stack's name, and GET /captures/{id} tells what became of the note.");

    public static HttpApiResponse Unauthorized() => Of(
        401, "unauthorized", "Unauthorized", "The token does not say for which brain and person it was made (claims 'brain' and 'sub').", ("www-authenticate", "Bearer"));

    public static HttpApiResponse Forbidden(string scope) => Of(
        403, "forbidden", "Forbidden", $"The token does not have the scope {scope}.", ("www-authenticate", $"Bearer error=\"insufficient_scope\", scope=\"{scope}\""));

    public static HttpApiResponse Limited(WriteVerdict.Limited limited) => Of(
        429, "limited", "Too Many Requests", limited.Detail, ("retry-after", Math.Ceiling(limited.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture)));

    private static string Clip(string? text) => text is null ? "" : text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "…");
}
