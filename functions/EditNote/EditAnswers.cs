using System.Globalization;
using System.Text.Json;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Editing;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.EditNote;

/// <summary>What an edit came to, as HTTP says it.</summary>
internal static class EditAnswers
{
    public static HttpApiResponse Of(EditResult result, string id, int expected) => result switch
    {
        EditResult.Edited edited => Ok(edited.Note),
        EditResult.Unchanged unchanged => Ok(unchanged.Note),
        EditResult.Stale stale => Stale(stale, expected),
        EditResult.Conflict conflict => Problems.Of(
            409, "idempotency-conflict", "Conflict", $"This Idempotency-Key belongs to another capture or edit ({ReceiptView.Path(conflict.Existing.Id)}). Use a new key for a new edit."),
        EditResult.Frozen { Note.Redirect: { } target } => Problems.Of(
            409, "merged", "Conflict", $"This note was merged into /notes/{target}. Edit that note: the words and links are there."),
        EditResult.Frozen => Problems.NoteFrozen(id),
        EditResult.NotYours notYours => Problems.Of(403, "not-yours", "Forbidden", notYours.Detail),
        EditResult.Limited limited => Problems.Limited(limited.Verdict),
        EditResult.Rejected { Reason: CaptureRejection.TooLarge } rejected => Problems.Of(413, "too-large", "Content Too Large", rejected.Detail),
        EditResult.Rejected { Reason: CaptureRejection.NoSuchVersion } rejected => Problems.NotFound(rejected.Detail),
        EditResult.Rejected { Reason: CaptureRejection.NotYetSearchable } rejected => Problems.Of(409, "not-yet-searchable", "Conflict", rejected.Detail),
        EditResult.Rejected rejected => Problems.BadRequest("bad-input", rejected.Detail),
        _ => Problems.NoSuchNote(id),
    };

    private static HttpApiResponse Ok(Note note) => Answers.Json(200, NoteView.Of(note), ViewJson.Default.NoteView, ("etag", $"\"{note.Version}\""));

    private static HttpApiResponse Stale(EditResult.Stale stale, int expected)
    {
        var current = stale.Current.Version;
        var detail = expected < current
            ? string.Create(CultureInfo.InvariantCulture, $"The note has been edited since version {expected}, which you read: it is at version {current}. Nothing was changed. Look at 'diff', make your change to the current text, and send it with If-Match: \"{current}\".")
            : string.Create(CultureInfo.InvariantCulture, $"The note has never had a version {expected}: it is at version {current}. Nothing was changed. Read it again.");
        var problem = new StaleProblem("urn:second-brain:problem:stale-version", "Precondition Failed", 412, detail, current, stale.Diff);
        return Answers.Text(412, "application/problem+json", JsonSerializer.Serialize(problem, HttpJson.Default.StaleProblem), ("etag", $"\"{current}\""));
    }
}
