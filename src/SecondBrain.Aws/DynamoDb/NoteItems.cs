using SecondBrain.Core.Capture;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Aws.DynamoDb;

internal static class NoteItems
{
    public static Item ToItem(Note note) => Listed(note)
        .Set(Attributes.Brain, note.Brain.Value)
        .Set(Attributes.Note, note.Id.Value)
        .Set(Attributes.Type, note.Type)
        .Set(Attributes.Status, note.Status)
        .Set(Attributes.Title, note.Title)
        .Set(Attributes.Aliases, note.Aliases)
        .Set(Attributes.Tags, note.Tags)
        .Set(Attributes.Language, note.Language)
        .Set(Attributes.Visibility, note.Visibility)
        .Set(Attributes.Source, note.Source)
        .Set(Attributes.Version, note.Version)
        .Set(Attributes.Actor, note.Actor)
        .Set(Attributes.Capture, note.Capture.Value)
        .Set(Attributes.ContentType, note.ContentType)
        .Set(Attributes.Sha256, note.Sha256)
        .Set(Attributes.Bytes, note.Bytes)
        .Set(Attributes.CreatedAt, note.CreatedAt)
        .Set(Attributes.UpdatedAt, note.UpdatedAt)
        .Set(Attributes.Trust, note.Trust)
        .SetAny(Attributes.Flags, note.Flags)
        .Set(Attributes.BodyVersion, note.BodyVersion)
        .Set(Attributes.Withdrawn, note.WithdrawnBy)
        .Set(Attributes.BroughtBack, note.IsBroughtBack)
        .Set(Attributes.ByAgent, note.ByAgent)
        .Set(Attributes.Clipped, note.IsClipped)
        .Set(Attributes.EditedBy, note.EditedBy)
        .SetAny(Attributes.Changed, note.Changed)
        .SetAny(Attributes.RestoredFrom, note.RestoredFrom);

    /// <summary>A note that was taken back is in no list.</summary>
    private static Item Listed(Note note)
    {
        var item = new Item(TableKeys.Note(note.Brain, note.Id), TableKeys.Meta);
        return note.WithdrawnBy is null ? item.Indexed(TableKeys.Notes(note.Brain), note.Id.Value) : item;
    }

    public static Note ToNote(Item item) => new(
        BrainId.Parse(item.Text(Attributes.Brain)),
        NoteId.Parse(item.Text(Attributes.Note)),
        item.Text(Attributes.Type),
        item.Text(Attributes.Status),
        item.Text(Attributes.Title),
        item.List(Attributes.Aliases),
        item.List(Attributes.Tags),
        item.TextOrNull(Attributes.Language),
        item.Text(Attributes.Visibility),
        item.TextOrNull(Attributes.Source),
        item.Int(Attributes.Version),
        item.Text(Attributes.Actor),
        CaptureId.Parse(item.Text(Attributes.Capture)),
        item.Text(Attributes.ContentType),
        item.Text(Attributes.Sha256),
        item.Int(Attributes.Bytes),
        item.Moment(Attributes.CreatedAt),
        item.Moment(Attributes.UpdatedAt))
    {
        Redirect = item.TextOrNull(Attributes.Redirect) is { } target ? NoteId.Parse(target) : null,
        FrozenBy = item.TextOrNull(Attributes.Frozen),
        TakenNames = item.List(Attributes.Names),
        Trust = item.TextOrNull(Attributes.Trust) ?? NoteTrust.Trusted,
        Flags = item.List(Attributes.Flags),
        BodyVersion = item.Has(Attributes.BodyVersion) ? item.Int(Attributes.BodyVersion) : 1,
        WithdrawnBy = item.TextOrNull(Attributes.Withdrawn),
        IsBroughtBack = item.Flag(Attributes.BroughtBack),
        ByAgent = item.Flag(Attributes.ByAgent),
        IsClipped = item.Flag(Attributes.Clipped),
        EditedBy = item.TextOrNull(Attributes.EditedBy),
        Changed = item.List(Attributes.Changed),
        RestoredFrom = item.Has(Attributes.RestoredFrom) ? item.Int(Attributes.RestoredFrom) : null,
        Absorbed = [.. item.List(Attributes.Absorbed).Select(NoteId.Parse)],
    };
}
