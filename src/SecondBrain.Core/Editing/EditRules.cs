using SecondBrain.Core.Access;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Editing;

/// <summary>Which edits can be kept, and who may make them.</summary>
internal static class EditRules
{
    /// <summary>Null when the edit makes sense.</summary>
    public static EditResult? Check(NoteEdit edit, Principal by, BrainTypes types)
    {
        var request = new CaptureRequest(edit.Content ?? default, edit.ContentType ?? "")
        {
            IdempotencyKey = edit.IdempotencyKey,
            Title = edit.Title,
            Type = edit.Type,
            Status = edit.Status,
            Visibility = edit.Visibility,
            Tags = edit.Tags ?? [],
            Aliases = edit.Aliases ?? [],
        };
        var rejected = (edit.Content is { } content ? CaptureValidation.CheckContent(content.Span) : null) ?? CaptureValidation.CheckMetadata(request, types);
        return rejected is not null ? new EditResult.Rejected(rejected.Reason, rejected.Detail)
            : edit.Title is { } title && string.IsNullOrWhiteSpace(title) ? new EditResult.Rejected(CaptureRejection.InvalidName, "A note always has a title. Send at least one visible character, or leave the title out to keep it.")
            : edit.Trust is { } trust && !NoteTrust.All.Contains(trust) ? new EditResult.Rejected(CaptureRejection.UnknownStatus, $"The trust must be one of: {string.Join(", ", NoteTrust.All)}.")
            : edit.Visibility is { } visibility && !by.Sight.Sees(visibility) ? new EditResult.Rejected(CaptureRejection.UnknownVisibility, "You could not see the note any more. Ask one of the brain's owners to make it private.")
            : null;
    }

    /// <summary>
    /// Null when this principal may make this edit. An agent edits only what an agent wrote and no person has taken over; who sees a note, whether
    /// its text is trusted and how far it has grown is for people.
    /// </summary>
    public static EditResult.NotYours? Refuse(Principal by, Note note, NoteEdit? edit)
    {
        if (by.Kind is not ActorKind.Agent)
        {
            return null;
        }

        if (!note.ByAgent)
        {
            return new("A person wrote this note, so no agent can edit it. Propose the change instead, or add a note of your own that links to it; the person decides.");
        }

        if (note.Trust == NoteTrust.Trusted || note.Status != NoteStatus.Seed)
        {
            return new("A person has taken this note over (it is trusted, or more than a seed), so no agent can edit it. Propose the change instead, or add a note of your own that links to it.");
        }

        return edit switch
        {
            { Trust: not null } => new("Only a person can say that a text is trusted. Leave 'trust' out."),
            { Visibility: not null } => new("Only a person can say who sees a note. Leave 'visibility' out."),
            { Status: not (null or NoteStatus.Seed) } => new("A note that an agent writes stays a seed. Leave 'status' out, and propose the status instead."),
            _ => null,
        };
    }
}
