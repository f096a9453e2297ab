using SecondBrain.Core.Access;
using SecondBrain.Core.Audit;
using SecondBrain.Core.Changes;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Aws.DynamoDb;

internal static class ChangeItems
{
    public static Item Of(BrainId brain, NoteId note, string id, DateTimeOffset at) => new Item(TableKeys.Changes(brain), id)
        .Set(Attributes.Note, note.Value)
        .Set(Attributes.Ttl, (at + IChangeFeed.Retention).ToUnixTimeSeconds());

    /// <summary>A change that somebody made: who looks at what is new is told of it.</summary>
    /// <param name="action">One of <see cref="AuditAction"/>.</param>
    public static Item Of(Principal by, NoteId note, string id, DateTimeOffset at, string action) => Of(by.Brain, note, id, at)
        .Set(Attributes.Action, action)
        .Set(Attributes.Actor, by.Actor)
        .Set(Attributes.Session, by.Session);

    public static Change ToChange(Item item) => new(item.Text(Attributes.SK), NoteId.Parse(item.Text(Attributes.Note)))
    {
        Action = item.TextOrNull(Attributes.Action),
        Actor = item.TextOrNull(Attributes.Actor),
        Session = item.TextOrNull(Attributes.Session),
    };
}
